"""What a clause of the organisation part makes a unit lead."""

from __future__ import annotations

import pytest

from extractors.content.fields import covered_by, fields_of


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Chủ trì triển khai các nhiệm vụ trong lĩnh vực thủy sản của Kế hoạch.", [{"thuy san"}]),
        ("Chủ trì, phối hợp thực hiện nhiệm vụ về chợ phiên, lễ hội và ẩm thực.", [{"cho phien", "le hoi", "am thuc"}]),
        ("Chủ trì thực hiện về xây dựng nhà lưu trú của Kế hoạch.", [{"nha luu tru"}]),
        ("Tham mưu triển khai các nội dung về quảng bá.", [{"quang ba"}]),
        ("Chủ trì dựng phim; triển khai các chương trình đón khách trong lĩnh vực du lịch.", [{"du lich"}]),
        ("Chủ trì triển khai các nhiệm vụ trong lĩnh vực quản lý.", []),
        ("Chủ trì triển khai các nhiệm vụ du lịch thuộc phạm vi quản lý của Sở.", []),
        ("Chủ trì theo dõi, đôn đốc việc thực hiện các nhiệm vụ về thủy sản.", []),
        ("Tham mưu Sở về các nhiệm vụ quảng bá.", []),
        ("Phối hợp với Sở Y tế triển khai các nhiệm vụ trong lĩnh vực y tế.", []),
        ("Chủ trì dựng phim; phối hợp triển khai các nhiệm vụ về y tế.", []),
        ("Thực hiện các nhiệm vụ về thủy sản.", []),
        ("Chủ trì tổ chức lễ hội.", []),
    ],
)
def test_a_clause_covers_fields(sentence: str, fields: list[set[str]]) -> None:
    assert [set(covered.fields) for covered in covered_by(sentence)] == fields


@pytest.mark.parametrize(
    ("sentence", "paths"),
    [
        ("Chủ trì thực hiện các nhiệm vụ tại mục IV/2.", {("IV", "2")}),
        ("Chủ trì thực hiện các nhiệm vụ tại mục II.3 Kế hoạch này.", {("II", "3")}),
        ("Chủ trì thực hiện các nhiệm vụ tại điểm a, b khoản 2 Mục III.", {("III", "2", "a"), ("III", "2", "b")}),
        ("Chủ trì thực hiện các nhiệm vụ tại khoản 2, mục III.", {("III", "2")}),
        ("Chủ trì thực hiện các nhiệm vụ tại mục 1 và mục 3 Phần II.", {("1",), ("II", "3")}),
        ("Chủ trì thực hiện các nhiệm vụ tại Phần II mục 4.", {("II", "4")}),
        ("Chủ trì thực hiện các nhiệm vụ tại mục 1.2.", {("1.2",)}),
        ("Chủ trì thực hiện các nhiệm vụ tại mục IV của Chương trình.", set()),
    ],
)
def test_a_clause_covers_numbered_parts(sentence: str, paths: set[tuple[str, ...]]) -> None:
    assert {path for covered in covered_by(sentence) for path in covered.paths} == paths


@pytest.mark.parametrize(
    ("sentence", "title", "path", "means"),
    [
        ("Chủ trì các nhiệm vụ về ẩm thực và lễ hội.", "Lễ hội và ẩm thực", ("II", "1"), True),
        ("Chủ trì các nhiệm vụ về lễ hội.", "Lễ hội, ẩm thực", ("II", "1"), True),
        ("Chủ trì các nhiệm vụ về lễ hội.", "Phát triển lĩnh vực lễ hội", ("II", "1"), True),
        ("Chủ trì các nhiệm vụ về vệ sinh nguồn nước.", "Vệ sinh nguồn nước ngầm", ("II", "1"), True),
        ("Chủ trì các nhiệm vụ về lễ hội, chợ đêm.", "Chợ nổi", ("II", "1"), False),
        ("Chủ trì các nhiệm vụ về lễ hội, chợ đêm.", "Lễ hội, chợ nổi", ("II", "1"), False),
        ("Chủ trì các nhiệm vụ tại mục II.1.", "Lễ hội", ("II", "1"), True),
        ("Chủ trì các nhiệm vụ tại mục II.", "Lễ hội", ("II", "1"), False),
        ("Chủ trì các nhiệm vụ tại khoản 1 mục II.", "Lễ hội", ("A", "II", "1"), True),
    ],
)
def test_a_clause_means_a_section(sentence: str, title: str, path: tuple[str, ...], means: bool) -> None:
    (covered,) = covered_by(sentence)
    assert covered.names(title, path) is means


def test_fields_of_a_heading_go_without_what_frames_them() -> None:
    assert fields_of("Đẩy mạnh phát triển lĩnh vực Du lịch, thủy sản (02 nhiệm vụ)") == {"du lich", "thuy san"}
