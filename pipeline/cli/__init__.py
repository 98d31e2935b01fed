"""The command line, `kehoach`. One small module a command; heavy imports wait until a command runs."""

from pipeline.cli.application import main

__all__ = ["main"]
