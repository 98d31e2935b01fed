"""How near the tables come to what people read: annotated plans (gold) against the rows published for them.

`evaluate(gold, tables)` gives each plan's metrics with every miss in words; docs/annotating.md says how gold is made.
"""

from pipeline.evaluation.evaluate import Evaluation, NoSuchPlan, PlanEvaluation, evaluate
from pipeline.evaluation.gold import Gold, WrongGold, read_gold
from pipeline.evaluation.metric import Metric

__all__ = ["Evaluation", "Gold", "Metric", "NoSuchPlan", "PlanEvaluation", "WrongGold", "evaluate", "read_gold"]
