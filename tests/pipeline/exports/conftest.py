"""Two ingested plans to export, with all that spreadsheets, calendars and pages stumble over."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.ingestion import ingest
from pipeline.provinces import province_rows
from pipeline.settings import Settings

FIRST = """\
UBND TỈNH GIA LAI
SỞ XÂY DỰNG
Số: 12/KH-SXD
Gia Lai, ngày 10 tháng 01 năm 2022

KẾ HOẠCH
Cải cách hành chính "năm 2022" <script>alert(1)</script>

I. NHIỆM VỤ
1. Cải cách thể chế
- Rà soát văn bản quy phạm pháp luật về nhà ở, hoàn thành trước ngày 30/6/2022.
- =HYPERLINK("http://x.example";"bấm"), +1 và @SUM(A1:A2) là chữ, không phải công thức.
- Phòng Quản lý Nhà chủ trì, Văn phòng phối hợp tổ chức tuyên truyền, hoàn thành trong quý III năm 2022.
2. Cải cách thủ tục hành chính
- Văn phòng Sở báo cáo kết quả kiểm soát thủ tục hành chính định kỳ hàng quý.
- Thanh tra Sở kiểm tra công vụ trước ngày 01/6 và 15/11 hằng năm.
- Duy trì bộ phận một cửa thường xuyên.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Mẫu
"""
SECOND = """\
UBND TỈNH ĐỒNG NAI
SỞ NỘI VỤ
Số: 7/KH-SNV
Đồng Nai, ngày 05 tháng 01 năm 2023

KẾ HOẠCH
Cải cách hành chính năm 2023

I. NHIỆM VỤ
1. Cải cách chế độ công vụ
- Phòng Tổ chức Biên chế chủ trì xây dựng đề án vị trí việc làm trước ngày 31/3/2023.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Lê Thị Thử
"""


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kế hoạch để xuất")
    plans = folder / "plans"
    plans.mkdir()
    (plans / "kế hoạch #1 (bản 100%).txt").write_text(FIRST, encoding="utf-8")
    (plans / "b.txt").write_text(SECOND, encoding="utf-8")
    threads = ThreadPoolExecutor
    ingest(
        [plans],
        folder / "out",
        Settings(workers=1),
        executors=lambda size, settings: threads(size),
        provinces=province_rows(),
    )
    return folder / "out"
