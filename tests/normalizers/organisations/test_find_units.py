from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.organisations import find_units

SENTENCES = [
    # a standing organ with the body it stands for is one name, at every level
    ("Phối hợp với Phòng Kinh tế tổng hợp kết quả chèo đò.", ["Phòng Kinh tế"]),
    ("Giao Phòng Kinh tế tổng hợp, báo cáo UBND xã.", ["Phòng Kinh tế", "UBND xã"]),
    ("Các trạm y tế tổng hợp ý kiến; các bệnh viện ký cam kết.", ["Các trạm y tế", "các bệnh viện"]),
    ("Vụ Kế hoạch - Tài chính tổng hợp và gửi kết quả.", ["Vụ Kế hoạch - Tài chính"]),
    ("Phối hợp với Sở Ngoại vụ và Tỉnh đoàn cắm cờ ở bến.", ["Sở Ngoại vụ", "Tỉnh đoàn"]),
    ("Giao Phòng Công nghệ thông tin phủ sóng ở bản.", ["Phòng Công nghệ thông tin"]),
    ("Phòng Kinh tế tổng hợp chủ trì chèo đò.", ["Phòng Kinh tế tổng hợp"]),
    ("Phòng Kinh tế tổng hợp, Phòng Y tế chèo đò.", ["Phòng Kinh tế tổng hợp", "Phòng Y tế"]),
    ("Bộ Chỉ huy quân sự tỉnh, Công an tỉnh, Sở Y tế chèo đò.", ["Bộ Chỉ huy quân sự tỉnh", "Công an tỉnh", "Sở Y tế"]),
    ("Bộ Tài chính, Công an, Y tế chèo đò.", ["Bộ Tài chính", "Công an", "Y tế"]),
    ("Bộ đội Biên phòng tỉnh, Công an xã chèo đò.", ["Bộ đội Biên phòng tỉnh", "Công an xã"]),
    ("Mời bộ đội về bản; phối hợp với Bộ đội Biên phòng sửa cầu.", ["Bộ đội Biên phòng"]),
    ("Ban Thường trực Ủy ban MTTQ Việt Nam phường mở chợ quê.", ["Ban Thường trực Ủy ban MTTQ Việt Nam phường"]),
    ("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh mở chợ quê.", ["Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh"]),
    ("Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam tặng quà.", ["Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam"]),
    ("Phó Chủ tịch Thường trực HĐND xã gom phiếu.", ["Phó Chủ tịch Thường trực HĐND xã"]),
    ("Ban Thường trực họp ở chợ.", ["Ban Thường trực"]),
    # the office of two or three bodies is one, whichever of them is shortened
    (
        "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh gom phiếu.",
        ["Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh"],
    ),
    ("Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh gom phiếu.", ["Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh"]),
    ("Phối hợp với VP HĐND và UBND huyện mở chợ quê.", ["VP HĐND và UBND huyện"]),
    ("Văn phòng Hội đồng nhân dân và UBND xã gom phiếu.", ["Văn phòng Hội đồng nhân dân và UBND xã"]),
    # behind a unit of a list, a kind that "liên quan" tells apart is as with "các"
    ("Phối hợp với Trạm Y tế xã và đơn vị liên quan mở lớp bơi.", ["Trạm Y tế xã", "đơn vị liên quan"]),
    ("Phối hợp Công an xã và sở, ngành có liên quan gom phiếu.", ["Công an xã", "sở, ngành có liên quan"]),
    (
        "Các xã; tổ chức đại diện người lao động; UBND huyện gom phiếu.",
        ["Các xã", "tổ chức đại diện người lao động", "UBND huyện"],
    ),
    ("Báo trước cho đơn vị liên quan.", []),
    ("Trạm Y tế xã mở lớp bơi và đơn vị liên quan gom phiếu.", ["Trạm Y tế xã"]),
    ("Phối hợp với Trạm Y tế xã và đoàn kiểm tra liên ngành gom phiếu.", ["Trạm Y tế xã"]),
    # how somebody is addressed belongs to the mention
    ("Đồng chí Chủ tịch UBND xã gom phiếu.", ["Đồng chí Chủ tịch UBND xã"]),
    ("Phối hợp với Trưởng thôn mở chợ quê.", ["Trưởng thôn"]),
    ("Hằng tuần, các Tổ trưởng chuyên môn gom phiếu.", ["các Tổ trưởng chuyên môn"]),
    ("Các nhà trường phản ánh kịp thời tình hình bến đò.", ["Các nhà trường"]),
    ("Phối hợp với cơ quan điều tra để gom phiếu.", ["cơ quan điều tra"]),
    ("Phối hợp với cơ quan chủ trì gom phiếu.", []),
    ("Ban Quản lý Khu kinh tế Đá Bạc tổ chức hội thi.", ["Ban Quản lý Khu kinh tế Đá Bạc"]),
    ("Chi nhánh Ngân hàng Chính sách xã hội tỉnh gom phiếu.", ["Chi nhánh Ngân hàng Chính sách xã hội tỉnh"]),
    ("Các bệnh viện phản hồi ngay khi bến đò đông.", ["Các bệnh viện"]),
    # the places of a list each have the body, up to what it does
    ("UBND các xã Hoa Lư, Đá Bạc và Bến Trúc mở chợ quê.", ["UBND các xã Hoa Lư", "Đá Bạc", "Bến Trúc"]),
    ("UBND các phường: Hoa Lư, Đá Bạc mở chợ quê.", ["UBND các phường: Hoa Lư", "Đá Bạc"]),
    ("UBND các xã Hoa Lư, Đá Bạc rà soát, gom phiếu.", ["UBND các xã Hoa Lư", "Đá Bạc"]),
    ("Công an các xã Hoa Lư, Đá Bạc Đông gom phiếu.", ["Công an các xã Hoa Lư", "Đá Bạc Đông"]),
    ("Các sở, UBND xã, báo, đài và các đơn vị mở chợ quê.", ["Các sở", "UBND xã", "báo, đài", "các đơn vị"]),
    (
        "Các sở ngành liên quan, Viện Quy hoạch tỉnh mở chợ.",
        ["Các sở ngành liên quan", "Viện Quy hoạch tỉnh"],
    ),
    ("Các tổ chức thành viên của Mặt trận mở chợ quê.", ["Các tổ chức thành viên của Mặt trận"]),
    ("UBND các xã Hoa Lư, Công an xã mở chợ quê.", ["UBND các xã Hoa Lư", "Công an xã"]),
    # one sector has its field behind it, be it a verb too; members may be said to be in a body
    ("Phối hợp với ngành giáo dục mở lớp bơi.", ["ngành giáo dục"]),
    ("Các ngành giáo dục trẻ em bơi lội.", ["Các ngành"]),
    ("Các thành viên trong tiểu ban gom phiếu.", ["Các thành viên trong tiểu ban"]),
    ("Các thành viên khác của Ban Chỉ đạo gom phiếu.", ["Các thành viên khác của Ban Chỉ đạo"]),
    ("Các thành viên trong gia đình gom phiếu.", []),
    ("Các cơ quan Đảng, đoàn thể gom phiếu.", ["Các cơ quan Đảng, đoàn thể"]),
    ("Ủy ban Kiểm tra Đảng ủy xã gom phiếu.", ["Ủy ban Kiểm tra Đảng ủy xã"]),
    ("Các cơ quan Đảng ủy gom phiếu.", ["Các cơ quan", "Đảng ủy"]),
    ("Các cơ quan của Đảng gom phiếu.", ["Các cơ quan của Đảng"]),
    # what a unit was given says which it is
    ("Các đơn vị được giao quét chợ phải báo trước một ngày.", ["Các đơn vị được giao quét chợ"]),
    (
        "Các đơn vị được Bộ Y tế giao nhiệm vụ mở lớp bơi cần gom phiếu.",
        ["Các đơn vị được Bộ Y tế giao nhiệm vụ mở lớp bơi"],
    ),
    ("Thủ trưởng các cơ quan, đơn vị được giao nhiệm vụ", ["Thủ trưởng các cơ quan, đơn vị được giao nhiệm vụ"]),
    ("Nhắc các đơn vị được giao quét chợ phải báo trước.", ["các đơn vị"]),
    ("Các đơn vị được giao tổ chức thực hiện nghiêm việc quét chợ.", ["Các đơn vị được giao"]),
    # an unknown abbreviation makes a standing body another; "cán bộ" begins no ministry
    ("Cục Thuế QLTH gom phiếu.", ["Cục Thuế QLTH"]),
    ("Sở Công Thương QLTH gom phiếu.", ["Sở Công Thương"]),
    ("phối hợp với Trường Huấn luyện cán bộ Y tế mở lớp bơi", ["Trường Huấn luyện cán bộ Y tế"]),
    # who heads several bodies, and bodies that only their owner tells apart
    ("Các Bộ trưởng gom phiếu.", ["Các Bộ trưởng"]),
    (
        "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch UBND tỉnh gom phiếu.",
        ["Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ", "Chủ tịch UBND tỉnh"],
    ),
    (
        "Các Ủy ban của Quốc hội và các đại biểu Quốc hội gom phiếu.",
        ["Các Ủy ban của Quốc hội", "các đại biểu Quốc hội"],
    ),
    ("Các Đội chuyên trách của quân đội dọn bến.", ["Các Đội chuyên trách của quân đội"]),
    ("Tất cả các cơ quan cấp sở dọn bến.", ["Tất cả các cơ quan cấp sở"]),
    # a qualifier belongs to the name, and so does the body whose part a division is
    ("phối hợp với các Ban nghiệp vụ LĐLĐ tỉnh mở lớp bơi", ["các Ban nghiệp vụ LĐLĐ tỉnh"]),
    ("Giao phòng Tổ chức cán bộ Sở Xây dựng gom phiếu.", ["phòng Tổ chức cán bộ Sở Xây dựng"]),
    ("Phân công Đoàn Thanh niên Sở và Công đoàn Sở trồng cây.", ["Đoàn Thanh niên Sở", "Công đoàn Sở"]),
    ("Các đơn vị, Sở Xây dựng gom phiếu.", ["Các đơn vị", "Sở Xây dựng"]),
    ("phối hợp với các sở, ngành, có liên quan trồng cây", ["các sở, ngành, có liên quan"]),
    ("Các sở, ban, ngành tham mưu cho UBND tỉnh mở chợ.", ["Các sở, ban, ngành", "UBND tỉnh"]),
    ("Các phòng tham mưu gom phiếu.", ["Các phòng tham mưu"]),
    ("Các đơn vị thuộc, trực thuộc Bộ gom phiếu.", ["Các đơn vị thuộc, trực thuộc Bộ"]),
    (
        "Thủ trưởng các đơn vị thuộc và trực thuộc Sở Y tế gom phiếu.",
        ["Thủ trưởng các đơn vị thuộc và trực thuộc Sở Y tế"],
    ),
    (
        "Các phòng thuộc Sở, đơn vị trực thuộc Sở gom phiếu.",
        ["Các phòng thuộc Sở", "đơn vị trực thuộc Sở"],
    ),
    ("Các cơ quan thông tin đại chúng đưa tin.", ["Các cơ quan thông tin đại chúng"]),
    (
        "Các cơ quan báo chí Trung ương và địa phương đưa tin về chợ.",
        ["Các cơ quan báo chí Trung ương và địa phương"],
    ),
    ("Các Trung tâm Khuyến nông mở lớp ghép cam.", ["Các Trung tâm Khuyến nông"]),
    ("các trung tâm khuyến nông huyện mở lớp ghép cam", ["các trung tâm khuyến nông huyện"]),
    ("phối hợp với ngành du lịch mở hội đua thuyền", ["ngành du lịch"]),
    ("Ban Chỉ đạo 1234 tỉnh họp hằng tuần.", ["Ban Chỉ đạo 1234 tỉnh"]),
    (
        "Ban Chỉ đạo Chương trình mục tiêu quốc gia tỉnh họp hằng tuần.",
        ["Ban Chỉ đạo Chương trình mục tiêu quốc gia tỉnh"],
    ),
    (
        "Ban Điều hành Chương trình xây dựng nông thôn mới huyện dựng chòi.",
        ["Ban Điều hành Chương trình xây dựng nông thôn mới huyện"],
    ),
    ("Giao Hiệp hội doanh nghiệp nhỏ và vừa tỉnh dựng chòi.", ["Hiệp hội doanh nghiệp nhỏ và vừa tỉnh"]),
    ("Ban Chỉ đạo quốc gia 99 họp hằng tuần.", ["Ban Chỉ đạo quốc gia 99"]),
    ("họp Ban Chỉ đạo 12 ngày một lần", []),
    ("Tổ đảng ở Văn phòng Quốc hội họp hằng tuần.", ["Tổ đảng ở Văn phòng Quốc hội"]),
    ("Tư lệnh các quân khu kiểm tra kho lương.", ["Tư lệnh các quân khu"]),
    ("LĐLĐ huyện, thị, thành phố tặng quà Tết.", ["LĐLĐ huyện, thị, thành phố"]),
    ("Các cấp, các ngành dọn vệ sinh chợ.", ["Các cấp, các ngành"]),
    ("BCH CĐCS gom phiếu, Công đoàn ngành tặng quà.", ["BCH CĐCS", "Công đoàn ngành"]),
    ("SOẠN CÁC VĂN BẢN CHỈ ĐẠO, GỬI SỞ NỘI VỤ", ["SỞ NỘI VỤ"]),
    ("Văn phòng giúp lãnh đạo Sở theo dõi việc cấp phát.", ["Văn phòng", "lãnh đạo Sở"]),
    ("Trung tâm Tư vấn và Hỗ trợ đầu tư có văn bản gửi Sở Nội vụ.", ["Trung tâm Tư vấn và Hỗ trợ đầu tư", "Sở Nội vụ"]),
    ("Sở Xây dựng xây dựng kế hoạch trình UBND tỉnh.", ["Sở Xây dựng", "UBND tỉnh"]),
    ("Các phòng thuộc Sở nhận báo cáo quý.", ["Các phòng thuộc Sở"]),
    ("Giám đốc, Phó Giám đốc Sở chỉ đạo các phòng.", ["Giám đốc", "Phó Giám đốc Sở", "các phòng"]),
    ("Trưởng các phòng, ban thuộc Sở chịu trách nhiệm.", ["Trưởng các phòng, ban thuộc Sở"]),
    ("Đơn vị được giao nhiệm vụ chủ trì lập dự toán.", ["Đơn vị được giao nhiệm vụ chủ trì"]),
    ("gửi báo cáo về Văn phòng Ủy ban nhân dân tỉnh tổng hợp", ["Văn phòng Ủy ban nhân dân tỉnh"]),
    (
        "Giao Chi cục Bảo vệ thực vật chủ trì; các xã, phường báo cáo UBND huyện.",
        ["Chi cục Bảo vệ thực vật", "các xã, phường", "UBND huyện"],
    ),
    ("Phòng Tổ chức cán bộ tham mưu Giám đốc Sở Y tế ký.", ["Phòng Tổ chức cán bộ", "Giám đốc Sở Y tế"]),
    ("Đề nghị Công an huyện và Hội Nông dân huyện tuyên truyền.", ["Công an huyện", "Hội Nông dân huyện"]),
    ("Bệnh viện Đa khoa tỉnh Lạng Sơn bố trí nhân lực.", ["Bệnh viện Đa khoa tỉnh Lạng Sơn"]),
    (
        "phối hợp Sở Xây dựng, UBND các huyện, thị xã và các đơn vị liên quan thực hiện",
        ["Sở Xây dựng", "UBND các huyện, thị xã", "các đơn vị liên quan"],
    ),
    ("Trường Đại học Miền Đông cử giảng viên tham gia.", ["Trường Đại học Miền Đông"]),
    ("Các phòng Nghiệp vụ, Kế hoạch và Hành chính lập danh sách.", ["Nghiệp vụ", "Kế hoạch", "Hành chính"]),
    ("với các phòng Quản lý giá; Pháp chế tham mưu văn bản", ["Quản lý giá", "Pháp chế"]),
    ("Các Sở: Nội vụ, Tài chính có trách nhiệm thẩm định.", ["Nội vụ", "Tài chính"]),
    ("Ngân hàng Chính sách xã hội chi nhánh tỉnh giải ngân vốn.", ["Ngân hàng Chính sách xã hội chi nhánh tỉnh"]),
    ("Người đứng đầu các phòng, đơn vị thuộc Sở đôn đốc.", ["Người đứng đầu các phòng, đơn vị thuộc Sở"]),
    ("Ban Quản lý dự án đầu tư xây dựng tỉnh hoàn thiện hồ sơ.", ["Ban Quản lý dự án đầu tư xây dựng tỉnh"]),
    (
        "Bộ Nông nghiệp và Môi trường trình Thủ tướng Chính phủ.",
        ["Bộ Nông nghiệp và Môi trường", "Thủ tướng Chính phủ"],
    ),
    ("VNPT Nghệ An hỗ trợ kỹ thuật.", ["VNPT Nghệ An"]),
    ("Phòng Văn hóa - Xã hội chủ trì, Trạm Y tế xã phối hợp.", ["Phòng Văn hóa - Xã hội", "Trạm Y tế xã"]),
    ("Chủ tịch UBND cấp xã báo cáo Chủ tịch UBND tỉnh.", ["Chủ tịch UBND cấp xã", "Chủ tịch UBND tỉnh"]),
    ("Lãnh đạo phối hợp với Đảng ủy và Công đoàn cơ quan đánh giá.", ["Lãnh đạo", "Đảng ủy", "Công đoàn cơ quan"]),
    ("Các phòng, đơn vị thuộc Sở, viên chức thực hiện.", ["Các phòng, đơn vị thuộc Sở"]),
    ("giữa các phòng thuộc Sở và đơn vị trực thuộc", ["các phòng thuộc Sở", "đơn vị trực thuộc"]),
    ("Hiệp hội Doanh nghiệp tỉnh, Hội Nữ doanh nhân đề nghị", ["Hiệp hội Doanh nghiệp tỉnh", "Hội Nữ doanh nhân"]),
    (
        "Trung tâm Ứng dụng khoa học và công nghệ nghiên cứu, đề xuất mô hình.",
        ["Trung tâm Ứng dụng khoa học và công nghệ"],
    ),
    ("Van phong So chu tri, phoi hop voi So Noi vu", ["Van phong So", "So Noi vu"]),
    ("Thủ trưởng cơ quan ngang bộ chịu trách nhiệm.", ["Thủ trưởng cơ quan ngang bộ"]),
    ("Sở, ban, ngành báo cáo kết quả.", ["Sở, ban, ngành"]),
    # a name ends where its field of work ends, whatever verb comes
    ("phối hợp với Sở KH&CN đo lún nền chợ", ["Sở KH&CN"]),
    ("Phòng Kế hoạch - Tài chính mài sắc dao kéo.", ["Phòng Kế hoạch - Tài chính"]),
    ("phối hợp với Chi cục Dân số sàng sảy hạt giống", ["Chi cục Dân số"]),
    ("Phòng Quản lý du lịch nhặt rác ven suối.", ["Phòng Quản lý du lịch"]),
    ("phối hợp với Vụ Pháp chế xây dựng chuyên mục", ["Vụ Pháp chế"]),
    ("Trung tâm Y tế Mường Lát sàng lọc bệnh phổi.", ["Trung tâm Y tế Mường Lát"]),
    ("Thanh tra lắp đặt hòm thư.", ["Thanh tra"]),
    ("Các phòng thuộc Sở; Văn phòng Bộ tổng hợp số liệu", ["Các phòng thuộc Sở", "Văn phòng Bộ"]),
    # and holds the verbs that are its own
    ("Vụ Tổ chức cán bộ và Cục Trợ giúp pháp lý rà soát", ["Vụ Tổ chức cán bộ", "Cục Trợ giúp pháp lý"]),
    ("Trung tâm Trợ giúp pháp lý nhà nước tỉnh mở lớp", ["Trung tâm Trợ giúp pháp lý nhà nước tỉnh"]),
    ("Trung tâm Quy hoạch xây dựng xây dựng bản đồ", ["Trung tâm Quy hoạch xây dựng"]),
    ("Phòng Quản lý chăn nuôi chủ trì", ["Phòng Quản lý chăn nuôi"]),
    ("Cục Phổ biến, giáo dục pháp luật, Thanh tra Bộ rà soát", ["Cục Phổ biến, giáo dục pháp luật", "Thanh tra Bộ"]),
    ("Phòng Công tác học sinh, sinh viên mở lớp", ["Phòng Công tác học sinh, sinh viên"]),
    ("Vụ Các vấn đề chung về xây dựng pháp luật rà soát", ["Vụ Các vấn đề chung về xây dựng pháp luật"]),
    ("Phòng Công chứng số 2 củng cố tổ hòa giải", ["Phòng Công chứng số 2"]),
    # words that no known name holds are the name's before the unit's duty, or where nothing follows
    ("Hội Nuôi ong rừng già chủ trì hội thi.", ["Hội Nuôi ong rừng già"]),
    ("Hội Nuôi ong rừng già", ["Hội Nuôi ong rừng già"]),
    ("Phân công Vụ Pháp chế lập hồ sơ.", ["Vụ Pháp chế"]),
    ("Thư viện tỉnh, Bảo tàng tỉnh trưng bày sách cổ.", ["Thư viện tỉnh", "Bảo tàng tỉnh"]),
    ("một số địa phương rà soát một số nhiệm vụ", ["một số địa phương"]),
    # words that only look like units
    ("phương án của Sở và tổ chức lấy ý kiến", []),
    ("Quyết định số 15 về bộ chỉ số và bộ thủ tục hành chính", []),
    ("Thực hiện phòng, chống dịch tại trường học, hội nghị, hội thảo.", []),
    ("Thanh tra, kiểm tra việc chấp hành pháp luật.", []),
    ("nhiệm vụ chính trị của cơ quan, quy chế chi tiêu nội bộ của đơn vị", []),
    ("Ban hành quy chế; báo cáo định kỳ; lãnh đạo, chỉ đạo kịp thời.", []),
    ("hệ thống Văn phòng điện tử và văn phòng phẩm", []),
    ("NHIỆM VỤ CHUNG VÀ XÃ HỘI SỐ", []),
    ("các doanh nghiệp, tổ chức, cá nhân nộp hồ sơ", ["các doanh nghiệp, tổ chức, cá nhân"]),
    ("hỗ trợ doanh nghiệp, tổ chức nộp hồ sơ qua mạng", []),
    ("Doanh nghiệp vận tải bố trí xe", ["Doanh nghiệp vận tải"]),
    ("phối hợp với cơ quan báo chí đưa tin", ["cơ quan báo chí"]),
    (
        "phối hợp với các cơ quan truyền hình, báo chí, UBND các xã mở chợ",
        ["các cơ quan truyền hình, báo chí", "UBND các xã"],
    ),
    ("phối hợp với các cơ quan báo chí, truyền hình đăng tin", ["các cơ quan báo chí, truyền hình"]),
    ("phối hợp với Công an tỉnh và lực lượng chức năng gác bến", ["Công an tỉnh", "lực lượng chức năng"]),
    ("phối hợp với Công an tỉnh, chính quyền địa phương gác bến", ["Công an tỉnh", "chính quyền địa phương"]),
    ("phối hợp với các thôn, đơn vị, chủ rừng phát quang", ["các thôn, đơn vị, chủ rừng"]),
    ("phối hợp với các hội, đoàn thể, trường học kiểm tra.", ["các hội, đoàn thể, trường học"]),
    ("phối hợp với doanh nghiệp phát triển bến bãi", ["doanh nghiệp"]),
    ("phối hợp với cơ quan này đưa tin", []),
    ("các phòng tham mưu lãnh đạo Sở mở lớp", ["các phòng", "lãnh đạo Sở"]),
    ("các cơ sở dữ liệu dùng chung", []),
    (
        "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ chỉ đạo",
        ["Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ"],
    ),
    # parts of hospitals, troops, branches that an area or a number tells apart
    ("Giao Khoa Kiểm soát nhiễm khuẩn chủ trì diệt muỗi.", ["Khoa Kiểm soát nhiễm khuẩn"]),
    ("Phối hợp với các khoa cận lâm sàng tuyến tỉnh lấy mẫu.", ["các khoa cận lâm sàng tuyến tỉnh"]),
    ("Trạm Chẩn đoán xét nghiệm gửi mẫu.", ["Trạm Chẩn đoán xét nghiệm"]),
    ("Phòng Hậu cần - Kỹ thuật đảm nhiệm việc cấp áo phao.", ["Phòng Hậu cần - Kỹ thuật"]),
    ("Ban Bồi thường giải phóng mặt bằng huyện lập hồ sơ.", ["Ban Bồi thường giải phóng mặt bằng huyện"]),
    ("Tiểu đoàn 12 chủ trì bắc cầu.", ["Tiểu đoàn 12"]),
    ("Đội Quản lý thị trường số 9 kiểm tra chợ.", ["Đội Quản lý thị trường số 9"]),
    ("Theo báo cáo của Sở Y tế số 9/BC-SYT.", ["Sở Y tế"]),
    ("Trung tâm Y tế khu vực Suối Ngàn mở chốt.", ["Trung tâm Y tế khu vực Suối Ngàn"]),
    ("Phối hợp với các Ban Quản lý dự án; UBND các xã.", ["các Ban Quản lý dự án", "UBND các xã"]),
    ("Các cơ quan Trung ương đóng trên địa bàn tỉnh góp xe.", ["Các cơ quan Trung ương đóng trên địa bàn tỉnh"]),
    ("Phối hợp với các bệnh viện, trung tâm y tế tuyến tỉnh mở chốt.", ["các bệnh viện, trung tâm y tế tuyến tỉnh"]),
    (
        "Các thôn, khu phố dọn rác; các trường mầm non, tiểu học tổ chức trồng hoa.",
        ["Các thôn, khu phố", "các trường mầm non, tiểu học"],
    ),
    (
        "Các thôn, bản dọn rác; các trường mầm non, tiểu học công lập gói bánh.",
        ["Các thôn, bản", "các trường mầm non, tiểu học công lập"],
    ),
    ("Phối hợp với thành phố Hải Phòng mở chợ.", []),  # a place, and "thành phố" alone is another
    ("Phối hợp với tỉnh Lào Cai và Sở Y tế mở chợ.", ["Sở Y tế"]),
    ("Phối hợp với cơ quan Bảo hiểm xã hội tỉnh mở chợ.", ["cơ quan Bảo hiểm xã hội tỉnh"]),
    (
        "Các sở; tổ chức chính trị - xã hội; UBND các xã mở chợ.",
        ["Các sở", "tổ chức chính trị - xã hội", "UBND các xã"],
    ),
    ("Dán tranh ở các chợ; tổ chức hội thi; báo cáo UBND xã.", ["UBND xã"]),
    ("Cơ quan Huyện đoàn và Cơ quan Đảng ủy xã mở chợ.", ["Cơ quan Huyện đoàn", "Cơ quan Đảng ủy xã"]),
]


@pytest.mark.parametrize(("sentence", "wordings"), SENTENCES)
def test_units_are_found_in_prose(sentence: str, wordings: list[str]) -> None:
    assert [mention.raw for mention in find_units(sentence)] == wordings


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "phối hợp với các phòng Công chức, viên chức; Tổ chức, Biên chế; Thi đua rà soát quy trình",
            ["Phòng Công chức, viên chức", "Phòng Tổ chức, Biên chế", "Phòng Thi đua"],
        ),
        ("phối hợp với các phòng Kế hoạch, Thi đua thực hiện; báo cáo", ["Phòng Kế hoạch", "Phòng Thi đua"]),
        ("Phòng Tổ chức, Biên chế chủ trì soạn thảo", ["Phòng Tổ chức, Biên chế"]),
        (
            "Phòng Quản lý công nghiệp, Quản lý thương mại rà soát",
            ["Phòng Quản lý công nghiệp", "Phòng Quản lý thương mại"],
        ),
        (
            "các phòng: Quy hoạch, kiến trúc; Quản lý nhà và thị trường bất động sản chủ trì",
            ["Phòng Quy hoạch, kiến trúc", "Phòng Quản lý nhà và thị trường bất động sản"],
        ),
        (
            "Trung tâm Công nghệ thông tin tài nguyên và môi trường liên thông dữ liệu thuế đất",
            ["Trung tâm Công nghệ thông tin tài nguyên và môi trường"],
        ),
        ("UBND các phường 1, 2 và 10 mở chợ", ["UBND phường 1", "UBND phường 2", "UBND phường 10"]),
        ("UBND các phường 2 lần mỗi năm mở chợ", ["UBND các phường"]),
        ("UBND các xã 15, 20 triệu đồng", ["UBND các xã"]),
        ("Văn phòng Đăng ký đất đai cảnh báo hồ sơ sắp trễ hạn cho người dân", ["Văn phòng Đăng ký đất đai"]),
    ],
)
def test_names_hold_commas_and_fields_of_work(sentence: str, names: list[str]) -> None:
    assert [mention.name for mention in find_units(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "known", "wordings"),
    [
        ("Tổ hợp tác Bình Minh giao hàng.", {"Tổ hợp tác Bình Minh"}, ["Tổ hợp tác Bình Minh"]),
        ("Trung tâm Giống thủy sản ương nuôi cá.", {"Trung tâm Giống thủy sản"}, ["Trung tâm Giống thủy sản"]),
        ("gửi Văn phòng Sở Nội vụ", {"Văn phòng"}, ["Văn phòng Sở Nội vụ"]),
        ("Trung tâm Giống Thủy sản và Chăn nuôi", {"Trung tâm Giống"}, ["Trung tâm Giống Thủy sản và Chăn nuôi"]),
    ],
)
def test_names_known_from_elsewhere_are_found(sentence: str, known: set[str], wordings: list[str]) -> None:
    assert [mention.raw for mention in find_units(sentence, known)] == wordings


def test_a_kind_that_a_place_has_but_one_of_is_a_kind() -> None:
    assert [m.is_collective for m in find_units("phối hợp với Công an tỉnh và lực lượng chức năng gác bến")] == [
        False,
        True,
    ]


def test_the_second_name_of_a_list_is_given_its_head() -> None:
    assert [m.name for m in find_units("các phòng Quản lý giá; Pháp chế rà soát")] == [
        "Phòng Quản lý giá",
        "Phòng Pháp chế",
    ]


@given(st.text(max_size=200), st.sets(st.text(max_size=12), max_size=3))
def test_any_text_gives_sound_mentions(text: str, known: set[str]) -> None:
    end = 0
    for mention in find_units(text, known):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.raw == text[mention.start : mention.end]
        end = mention.end


def test_what_is_known_does_not_begin_a_longer_word() -> None:
    assert find_units("Các cơ sở dữ liệu nhạc cổ.", {"các cơ sở"}) == ()
