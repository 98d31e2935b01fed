from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalizers.organisations import split_units

CELLS = [
    # one unit
    ("Sở Công Thương", ["Sở Công Thương"]),
    ("Sở Kế hoạch và Đầu tư", ["Sở Kế hoạch và Đầu tư"]),
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Lao động - Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Trung tâm Tư vấn và Xúc tiến đầu tư", ["Trung tâm Tư vấn và Xúc tiến đầu tư"]),
    ("Phòng Kế hoạch - Tài chính", ["Phòng Kế hoạch - Tài chính"]),
    ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
    ("Văn phòng HĐND và UBND phường", ["Văn phòng HĐND và UBND phường"]),
    ("Ban Quản lý các khu công nghiệp, khu kinh tế", ["Ban Quản lý các khu công nghiệp, khu kinh tế"]),
    ("Báo và Phát thanh, Truyền hình tỉnh", ["Báo và Phát thanh, Truyền hình tỉnh"]),
    ("Báo và Đài PT-TH tỉnh; các hợp tác xã", ["Báo và Đài PT-TH tỉnh", "các hợp tác xã"]),
    ("Sở VH, TT&DL; Sở Y tế", ["Sở VH, TT&DL", "Sở Y tế"]),
    ("Các bộ: Y tế, Nông nghiệp và PTNT và Thuế tỉnh", ["Bộ Y tế", "Bộ Nông nghiệp và PTNT", "Thuế tỉnh"]),
    ("Thuế tỉnh, Thống kê tỉnh", ["Thuế tỉnh", "Thống kê tỉnh"]),
    ("Công an xã, Hội Người cao tuổi xã", ["Công an xã", "Hội Người cao tuổi xã"]),
    (
        "Công an xã\nHội Người cao tuổi xã\nHội Cựu chiến binh",
        ["Công an xã", "Hội Người cao tuổi xã", "Hội Cựu chiến binh"],
    ),
    ("Thuế cơ sở 9; Sở Y tế", ["Thuế cơ sở 9", "Sở Y tế"]),
    ("VNPT Hòa Giang", ["VNPT Hòa Giang"]),
    ("Văn phòng Ủy ban nhân dân tỉnh", ["Văn phòng Ủy ban nhân dân tỉnh"]),
    ("Phòng Pháp chế thuộc Sở Nội vụ", ["Phòng Pháp chế thuộc Sở Nội vụ"]),
    ("Khoa Cây trồng; Khoa Dược", ["Khoa Cây trồng", "Khoa Dược"]),
    ("Phòng Quản trị thiết bị", ["Phòng Quản trị thiết bị"]),
    ("Bệnh viện Đa khoa tỉnh số 2", ["Bệnh viện Đa khoa tỉnh số 2"]),
    ("Trường Tiểu học số 2 Hòa Giang", ["Trường Tiểu học số 2 Hòa Giang"]),
    ("Các cơ quan tham mưu, giúp việc Tỉnh ủy", ["Các cơ quan tham mưu, giúp việc Tỉnh ủy"]),
    ("Các thôn, tổ dân phố; các chi, đảng bộ trực thuộc", ["Các thôn, tổ dân phố", "các chi, đảng bộ trực thuộc"]),
    ("Các đơn vị dự toán; các cụm thi đua", ["Các đơn vị dự toán", "các cụm thi đua"]),
    ("Đ/c Nguyễn Văn Bình - Phó Chủ tịch UBND xã", ["Phó Chủ tịch UBND xã"]),
    # headings and labels
    ("3. Đối với Thanh tra Sở", ["Thanh tra Sở"]),
    ("a) Văn phòng Sở:", ["Văn phòng Sở"]),
    ("IV. Phòng Quản lý đô thị", ["Phòng Quản lý đô thị"]),
    ("Đơn vị chủ trì: Chi cục Kiểm lâm.", ["Chi cục Kiểm lâm"]),
    ("- Cơ quan phối hợp/thực hiện: Công an tỉnh; Sở Y tế", ["Công an tỉnh", "Sở Y tế"]),
    ("**Văn phòng Sở**", ["Văn phòng Sở"]),
    ("VĂN PHÒNG SỞ", ["VĂN PHÒNG SỞ"]),
    ("Thuê đơn vị nạo vét", []),
    ("Đồng chí Chủ tịch UBND xã", ["Chủ tịch UBND xã"]),
    ("Đại diện Công an xã Bản Giốc", ["Công an xã Bản Giốc"]),
    ("Sở Y tế và đại diện lãnh đạo Sở Nội vụ", ["Sở Y tế", "lãnh đạo Sở Nội vụ"]),
    ("Văn phòng đại diện", ["Văn phòng đại diện"]),
    ("Đại diện chủ sở hữu", ["Đại diện chủ sở hữu"]),
    ("Cơ quan, tổ chức có liên quan, trạm khuyến nông", ["Cơ quan, tổ chức có liên quan", "trạm khuyến nông"]),
    ("Thầy Hiệu trưởng; Cô Phó Hiệu trưởng", ["Hiệu trưởng", "Phó Hiệu trưởng"]),
    ("các phòng, đơn vị thuộc Sở được giao", ["các phòng, đơn vị thuộc Sở"]),
    # what a bracket lists and nothing else
    ("Bộ Nội vụ (Vụ Tổ chức cán bộ)", ["Bộ Nội vụ", "Vụ Tổ chức cán bộ"]),
    (
        "Chính phủ (Bộ Y tế, Bộ Nội vụ và Bộ Công an…), Kho bạc",
        ["Chính phủ", "Bộ Y tế", "Bộ Nội vụ", "Bộ Công an", "Kho bạc"],
    ),
    ("Quốc hội (các bộ góp ý, Bộ Y tế); Kho bạc", ["Quốc hội", "Kho bạc"]),
    ("Tiểu ban Khánh tiết và Tiểu ban Hậu cần", ["Tiểu ban Khánh tiết", "Tiểu ban Hậu cần"]),
    ("UBND cấp huyện/xã", ["UBND cấp huyện", "UBND cấp xã"]),
    ("UB MTTQ VN, VP TW Đảng, Chuyên gia", ["UB MTTQ VN", "VP TW Đảng"]),
    # lists
    ("các công ty và các hãng tàu", ["các công ty", "các hãng tàu"]),
    ("Sở Tài chính; Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
    ("Sở Tài chính, Sở Nội vụ và Sở Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]),
    ("Sở Tài chính\nSở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
    ("Sở Khoa học và Công\nnghệ, Công an xã", ["Sở Khoa học và Công nghệ", "Công an xã"]),
    ("Sở Giáo dục và Đào tạo Sở Nội vụ", ["Sở Giáo dục và Đào tạo", "Sở Nội vụ"]),
    (
        "a) Chi cục Thủy lợi b) Trung tâm Nước sạch c) Văn phòng Sở",
        ["Chi cục Thủy lợi", "Trung tâm Nước sạch", "Văn phòng Sở"],
    ),
    ("- Văn phòng Sở\n- Thanh tra Sở", ["Văn phòng Sở", "Thanh tra Sở"]),
    ("-Phòng TCHC - 3 Trung tâm", ["Phòng TCHC", "Trung tâm"]),
    ("1. Sở Xây dựng 2. Sở Nội vụ", ["Sở Xây dựng", "Sở Nội vụ"]),
    ("Phòng Quản lý giá, Kế hoạch - Tổng hợp", ["Phòng Quản lý giá", "Phòng Kế hoạch - Tổng hợp"]),
    ("Sở Tài chính, Y tế", ["Sở Tài chính", "Sở Y tế"]),
    (
        "Hội Nông dân tỉnh, Tỉnh đoàn, Liên đoàn Lao động tỉnh",
        ["Hội Nông dân tỉnh", "Tỉnh đoàn", "Liên đoàn Lao động tỉnh"],
    ),
    ("Bệnh viện Đa khoa tỉnh; Trạm Y tế xã", ["Bệnh viện Đa khoa tỉnh", "Trạm Y tế xã"]),
    ("Sở TN&MT, Sở VH,TT&DL, LĐLĐ tỉnh", ["Sở TN&MT", "Sở VH,TT&DL", "LĐLĐ tỉnh"]),
    # parts of bodies and what they manage
    ("Chi nhánh Ngân hàng Chính sách xã hội tỉnh, Sở Y tế", ["Chi nhánh Ngân hàng Chính sách xã hội tỉnh", "Sở Y tế"]),
    ("Chi nhánh VNPT Hòa Giang; Chi nhánh", ["Chi nhánh VNPT Hòa Giang", "Chi nhánh"]),
    ("Đội Cờ đỏ; Trạm Thú y", ["Đội Cờ đỏ", "Trạm Thú y"]),
    ("Ban QL các KCN; Sở Y tế", ["Ban QL các KCN", "Sở Y tế"]),
    (
        "Ban Quản lý Khu kinh tế Đá Bạc và các Khu công nghiệp Hòa Giang, Sở Y tế",
        ["Ban Quản lý Khu kinh tế Đá Bạc và các Khu công nghiệp Hòa Giang", "Sở Y tế"],
    ),
    # what a body is
    ("Sở Y tế - Cơ quan thường trực Ban Chỉ đạo đê điều; Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    ("Công an tỉnh – thường trực Tổ gác bến", ["Công an tỉnh"]),
    ("Đồng chí Giám đốc Sở Y tế - Phó Trưởng ban", ["Giám đốc Sở Y tế"]),
    ("Phó Trưởng phòng Kho bãi - Bến bãi - Thành viên Tiểu ban hậu cần", ["Phó Trưởng phòng Kho bãi - Bến bãi"]),
    ("Giám đốc Sở Y tế - Trưởng phòng Kho bãi", ["Giám đốc Sở Y tế", "Trưởng phòng Kho bãi"]),
    ("Sở Y tế - Thành viên Ban Chỉ đạo đê điều", ["Sở Y tế", "Thành viên Ban Chỉ đạo đê điều"]),
    ("Phó Trưởng Ban xây dựng Đảng", ["Phó Trưởng Ban xây dựng Đảng"]),
    ("- Sở Y tế\n- Cơ quan thường trực", ["Sở Y tế", "Cơ quan thường trực"]),
    # a bracket that but says what the unit before it is
    ("Sở Y tế (Cơ quan thường trực Ban Chỉ đạo đê điều), Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
    # a body of several places
    (
        "UBND các xã Tả Cồng, Bản Hoa và Mường Đơ, Công an tỉnh",
        ["UBND xã Tả Cồng", "UBND xã Bản Hoa", "UBND xã Mường Đơ", "Công an tỉnh"],
    ),
    ("UBND các huyện: Tả Cồng, Bản Hoa; Sở Y tế", ["UBND huyện Tả Cồng", "UBND huyện Bản Hoa", "Sở Y tế"]),
    ("UBND các xã Tả Cồng, Bản\nHoa; Công an tỉnh", ["UBND xã Tả Cồng", "UBND xã Bản Hoa", "Công an tỉnh"]),
    ("UBND các xã Tả Cồng và phường Bản Hoa; Sở Y tế", ["UBND xã Tả Cồng", "UBND phường Bản Hoa", "Sở Y tế"]),
    ("UBND các xã Tả Cồng, Bản Ơ, huyện Mường Đơ", ["UBND xã Tả Cồng", "UBND xã Bản Ơ", "huyện Mường Đơ"]),
    ("UBND các xã Tả Cồng và các trường", ["UBND các xã Tả Cồng", "các trường"]),
    ("UBND các xã Tả Cồng, HTX Bản Hoa", ["UBND các xã Tả Cồng", "HTX Bản Hoa"]),
    # a head said once
    ("Các phòng Nghiệp vụ; Quản lý giá", ["Phòng Nghiệp vụ", "Phòng Quản lý giá"]),
    ("Các phòng Kế hoạch, Pháp chế và Nghiệp vụ", ["Phòng Kế hoạch", "Phòng Pháp chế", "Phòng Nghiệp vụ"]),
    ("Trưởng các phòng: Kế hoạch, Pháp chế", ["Trưởng Phòng Kế hoạch", "Trưởng Phòng Pháp chế"]),
    (
        "Cục trưởng các Cục: Thủy lợi; Chăn nuôi; Đường bộ, Đường sắt",
        ["Cục trưởng Cục Thủy lợi", "Cục trưởng Cục Chăn nuôi", "Cục trưởng Cục Đường bộ, Đường sắt"],
    ),
    (
        "Giám đốc các Sở Y tế, Xây dựng và Chủ tịch UBND các xã",
        ["Giám đốc Sở Y tế", "Giám đốc Sở Xây dựng", "Chủ tịch UBND các xã"],
    ),
    ("Các phòng Kỹ thuật an toàn và Môi trường; Pháp chế", ["Phòng Kỹ thuật an toàn và Môi trường", "Phòng Pháp chế"]),
    ("Các sở, ngành liên quan: Y tế, Nội vụ, Công an tỉnh", ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"]),
    ("Các Bộ, ngành: Nội vụ, Y tế", ["Bộ Nội vụ", "Bộ Y tế"]),
    ("Các Sở: Tài chính, Giáo dục và Đào tạo; UBND tỉnh", ["Sở Tài chính", "Sở Giáo dục và Đào tạo", "UBND tỉnh"]),
    ("Các Bộ: Công an, Quốc phòng", ["Bộ Công an", "Bộ Quốc phòng"]),
    ("Quản lý đô thị; Nghiệp vụ Y", ["Quản lý đô thị", "Nghiệp vụ Y"]),
    # collectives
    ("Các bộ, ngành, địa phương", ["Các bộ, ngành, địa phương"]),
    ("Các sở, ban, ngành", ["Các sở, ban, ngành"]),
    ("Các sở, ban, ngành và UBND cấp huyện", ["Các sở, ban, ngành", "UBND cấp huyện"]),
    ("Các sở, ban, ngành; UBND các phường xã", ["Các sở, ban, ngành", "UBND các phường xã"]),
    ("Ủy ban nhân dân các huyện, thị xã, thành phố", ["Ủy ban nhân dân các huyện, thị xã, thành phố"]),
    ("UBND xã, phường, thị trấn", ["UBND xã, phường, thị trấn"]),
    ("Các ban, đơn vị thuộc Sở, ĐVTT", ["Các ban, đơn vị thuộc Sở", "ĐVTT"]),
    ("Các phòng, ban thuộc Sở; 04 đơn vị trực thuộc.", ["Các phòng, ban thuộc Sở", "đơn vị trực thuộc"]),
    ("Các phòng chuyên môn, đơn vị thuộc Chi cục", ["Các phòng chuyên môn, đơn vị thuộc Chi cục"]),
    ("Các doanh nghiệp vận tải hành khách", ["Các doanh nghiệp vận tải hành khách"]),
    ("Sở Y tế; các sở, ban, ngành còn lại", ["Sở Y tế", "các sở, ban, ngành còn lại"]),
    ("Các sở, ngành liên quan khác", ["Các sở, ngành liên quan khác"]),
    ("Sở Y tế và cơ quan, đơn vị liên quan", ["Sở Y tế", "cơ quan, đơn vị liên quan"]),
    ("Bộ Xây dựng, các bộ, cơ quan, tổ chức có liên quan", ["Bộ Xây dựng", "các bộ, cơ quan, tổ chức có liên quan"]),
    ("Sở, ngành, tổ chức chính trị - xã hội", ["Sở, ngành, tổ chức chính trị - xã hội"]),
    ("Các Trường Đại học, Cao đẳng trên địa bàn tỉnh tỉnh", ["Các Trường Đại học, Cao đẳng trên địa bàn tỉnh tỉnh"]),
    # one body at several levels, one province for several bodies
    ("Ban Chỉ đạo du lịch cấp tỉnh, cấp xã", ["Ban Chỉ đạo du lịch cấp tỉnh", "Ban Chỉ đạo du lịch cấp xã"]),
    ("UBND cấp tỉnh và cấp huyện", ["UBND cấp tỉnh", "UBND cấp huyện"]),
    ("Các cơ quan cấp tỉnh, cấp xã", ["Các cơ quan cấp tỉnh, cấp xã"]),
    ("UBND, STC, Sở Y tế tỉnh Cà Mau", ["UBND tỉnh Cà Mau", "STC tỉnh Cà Mau", "Sở Y tế tỉnh Cà Mau"]),
    ("Bộ Y tế; Sở Y tế tỉnh Cà Mau", ["Bộ Y tế", "Sở Y tế tỉnh Cà Mau"]),
    # enterprises, schools, associations
    (
        "Các doanh nghiệp vận tải, tổ chức, cá nhân có liên quan",
        ["Các doanh nghiệp vận tải, tổ chức, cá nhân có liên quan"],
    ),
    ("Doanh nghiệp, nhà cung cấp nước sạch, nhà đầu tư", ["Doanh nghiệp", "nhà cung cấp nước sạch", "nhà đầu tư"]),
    ("Tổ chức, cá nhân có liên quan", ["Tổ chức, cá nhân có liên quan"]),
    ("Các trường: Đại học, Cao đẳng trên địa bàn tỉnh", ["Các trường: Đại học, Cao đẳng trên địa bàn tỉnh"]),
    ("Các tổ chức thành viên của MTTQ xã", ["Các tổ chức thành viên của MTTQ xã"]),
    # what tells a unit apart, and what is said of it
    ("Đơn vị chủ trì soạn thảo quy chế", ["Đơn vị chủ trì soạn thảo quy chế"]),
    ("Cơ quan chuyên môn theo dõi lĩnh vực; Thanh tra", ["Cơ quan chuyên môn theo dõi lĩnh vực", "Thanh tra"]),
    ("Tổ Thư ký giúp việc Hội đồng nghiệm thu", ["Tổ Thư ký giúp việc Hội đồng nghiệm thu"]),
    ("UBND xã trình HĐND cùng cấp; Sở Y tế", ["UBND xã", "Sở Y tế"]),
    ("Bộ Y tế (Cục Quản lý Dược)", ["Bộ Y tế", "Cục Quản lý Dược"]),
    ("Sở Y tế (nay là Sở Nội vụ)", ["Sở Y tế"]),
    ("Trung tâm Kiểm soát bệnh tật (CDC)", ["Trung tâm Kiểm soát bệnh tật"]),
    ("Vụ Thanh toán\nBộ Tài chính", ["Vụ Thanh toán Bộ Tài chính"]),
    ("Vụ Pháp chế\nCục Thú y\nUBND các tỉnh", ["Vụ Pháp chế", "Cục Thú y", "UBND các tỉnh"]),
    ("Các đơn vị thuộc Bộ Vụ Thanh toán", ["Các đơn vị thuộc Bộ", "Vụ Thanh toán"]),
    ("Văn phòng HĐND, UBND các xã", ["Văn phòng HĐND", "UBND các xã"]),
    ("các Trung tâm trợ giúp pháp lý", ["các Trung tâm trợ giúp pháp lý"]),
    ("Ban Điều hành Chương trình nước sạch", ["Ban Điều hành Chương trình nước sạch"]),
    ("Thành phố Bắc Hà; huyện Trà Lũ", ["Thành phố Bắc Hà", "huyện Trà Lũ"]),
    ("Ngân hàng Nhà nước - Chi nhánh Khu vực 9", ["Ngân hàng Nhà nước - Chi nhánh Khu vực 9"]),
    ("Các Phòng chức năng Sở và các cơ quan hữu quan", ["Các Phòng chức năng Sở", "các cơ quan hữu quan"]),
    ("Đơn vị được giao nhiệm vụ chủ trì", ["Đơn vị được giao nhiệm vụ chủ trì"]),
    (
        "Các đơn vị được giao soạn thảo nội quy chợ; Văn phòng Sở",
        ["Các đơn vị được giao soạn thảo nội quy chợ", "Văn phòng Sở"],
    ),
    ("Các đơn vị được giao theo chức năng", ["Các đơn vị được giao"]),
    (
        "Các đơn vị có hệ thống thông tin, cơ sở dữ liệu; Văn phòng Sở",
        ["Các đơn vị có hệ thống thông tin, cơ sở dữ liệu", "Văn phòng Sở"],
    ),
    ("Văn phòng Sở, cơ sở dữ liệu chợ", ["Văn phòng Sở"]),
    (
        "Thủ trưởng các đơn vị tham mưu, quản lý nhà nước thuộc Sở",
        ["Thủ trưởng các đơn vị tham mưu, quản lý nhà nước thuộc Sở"],
    ),
    # office-holders
    ("Giám đốc Sở, Chánh Văn phòng", ["Giám đốc Sở", "Chánh Văn phòng"]),
    ("Trưởng các phòng, ban thuộc Sở", ["Trưởng các phòng, ban thuộc Sở"]),
    ("Các chi cục đơn vị thuộc Sở, các ban ngành đoàn thể", ["Các chi cục đơn vị thuộc Sở", "các ban ngành đoàn thể"]),
    ("Các đơn vị quản lý, vận hành Kho dữ liệu; Văn phòng", ["Các đơn vị quản lý, vận hành Kho dữ liệu", "Văn phòng"]),
    ("Giám đốc các Sở, Thủ trưởng các ban, ngành", ["Giám đốc các Sở", "Thủ trưởng các ban, ngành"]),
    ("Chủ tịch UBND các xã, phường", ["Chủ tịch UBND các xã, phường"]),
    # persons by name, and to whom something is but handed on
    ("Lò Thị Sen, Vàng A Pá và Đ/c Mây", ["Lò Thị Sen", "Vàng A Pá", "Mây"]),
    ("Thầy Mây, cô Sen", ["Mây", "Sen"]),
    ("Ông Lò Văn Pá\nBà Vàng Thị Sen", ["Lò Văn Pá", "Vàng Thị Sen"]),
    ("Lò Thị Sen - Phó Giám đốc Sở", ["Phó Giám đốc Sở"]),
    ("Nước Sạch, Chợ Quê", ["Nước Sạch, Chợ Quê"]),
    ("Sở Y tế; báo cáo UBND tỉnh", ["Sở Y tế"]),
    ("Sở Y tế, trình Chủ tịch UBND tỉnh, Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    # remarks
    ("Bộ Công an (đã trình, đang chờ ý kiến)", ["Bộ Công an"]),
    ("Cơ quan chủ trì[1]: Sở Nội vụ [2]", ["Sở Nội vụ"]),
    ("Các phòng thuộc Sở theo chức năng được giao", ["Các phòng thuộc Sở"]),
    ("Chi cục Thú y được giao.", ["Chi cục Thú y"]),
    ("Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở và các phòng", ["Văn phòng Sở", "Thanh tra Sở", "các phòng"]),
    ("Sở Y tế đối với địa phương", ["Sở Y tế"]),
    ("Sở Sở Nội vụ", ["Sở Nội vụ"]),
    ("(Thanh tra Sở, Văn phòng Sở)", ["Thanh tra Sở", "Văn phòng Sở"]),
    # the staff of a body, and who belongs to it
    ("Cơ quan Đảng ủy xã; Cơ quan Công an huyện", ["Cơ quan Đảng ủy xã", "Cơ quan Công an huyện"]),
    ("Cơ quan thường trực của Ban Chỉ đạo", ["Cơ quan thường trực của Ban Chỉ đạo"]),
    ("Đảng ủy cơ quan Sở Y tế, Công an", ["Đảng ủy cơ quan Sở Y tế", "Công an"]),
    ("Cơ quan, UBND xã", ["Cơ quan", "UBND xã"]),
    ("Văn phòng, cơ quan Công an tỉnh", ["Văn phòng", "cơ quan Công an tỉnh"]),
    # a level said once
    ("MTTQ Việt Nam và các đoàn thể xã", ["MTTQ Việt Nam xã", "các đoàn thể xã"]),
    ("Mặt trận Tổ quốc, Đoàn Thanh niên; các đoàn thể xã", ["Mặt trận Tổ quốc", "Đoàn Thanh niên", "các đoàn thể xã"]),
    # accents lost
    ("So Cong Thuong, Van phong So", ["So Cong Thuong", "Van phong So"]),
    ("Cac phong Quan ly gia; Phap che", ["Phong Quan ly gia", "Phong Phap che"]),
    ("Văn phong Sở; Sở Nôi vụ", ["Văn phong Sở", "Sở Nôi vụ"]),
    # nothing
    ("", []),
    (" ; , \n-", []),
]


@pytest.mark.parametrize(("cell", "names"), CELLS)
def test_a_cell_is_split_into_its_units(cell: str, names: list[str]) -> None:
    assert [mention.name for mention in split_units(cell)] == names


@pytest.mark.parametrize(
    ("cell", "collective"),
    [
        ("Sở Nội vụ", False),
        ("Các phòng thuộc Sở", True),
        ("3 Trung tâm", True),
        ("ĐVTT", True),
        ("UBND cấp xã", True),
        ("UBND tỉnh", False),
        ("HĐND tỉnh", False),
        ("UBND phường, xã", True),
        ("Trưởng các phòng", True),
        ("Giám đốc Sở", False),
    ],
)
def test_what_stands_for_several_units_is_collective(cell: str, collective: bool) -> None:
    (mention,) = split_units(cell)
    assert mention.is_collective is collective


@pytest.mark.parametrize(
    ("cell", "holder"), [("Lãnh đạo Sở", True), ("Phó Giám đốc", True), ("Ban Tổ chức Tỉnh ủy", False)]
)
def test_office_holders_are_told_from_units(cell: str, holder: bool) -> None:
    assert [m.is_office_holder for m in split_units(cell)] == [holder]


def test_the_raw_wording_is_that_of_the_text() -> None:
    cell = "Các phòng Nghiệp vụ;\nQuản lý giá (phối hợp)"
    assert [m.raw for m in split_units(cell)] == ["Nghiệp vụ", "Quản lý giá"]


def test_a_long_list_is_read_in_linear_time() -> None:
    assert len(split_units("Các phòng " + "; ".join(f"Nghiệp vụ {n}" for n in range(1500)))) == 1500


@pytest.mark.parametrize("gap", [" " * 20_000, "\n" * 20_000])
def test_a_wide_gap_is_passed_in_linear_time(gap: str) -> None:
    assert [unit.raw for unit in split_units(f"1. Sở Y tế;{gap}2. Sở Nội vụ")] == ["Sở Y tế", "Sở Nội vụ"]


PIECES = st.sampled_from(
    [
        "Sở",
        "Các",
        "các",
        "phòng",
        "Phòng",
        "Văn_phòng",
        "Trung_tâm",
        "Giám_đốc",
        "Lãnh_đạo",
        "UBND",
        "tỉnh",
        "xã,",
        "huyện",
        ";",
        ",",
        "-",
        "và",
        "&",
        "thuộc",
        "Sở_Nội_vụ",
        "Quản_lý",
        "đơn_vị",
        "02",
        "KH&ĐT",
        "chủ_trì",
        "phối_hợp_với",
        "(",
        ")",
        "[1]",
        "a)",
        "1.",
        ":",
        "\n",
        "của",
        "cấp",
        "liên_quan",
        "Trưởng",
        "được_giao",
        "Ban",
        "hành",
    ]
).map(lambda piece: piece.replace("_", " "))


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join)))
@example("Sở Sở Sở Sở")
@example("các các các")
def test_any_text_gives_sound_mentions(text: str) -> None:
    end = 0
    for mention in split_units(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.raw == text[mention.start : mention.end]
        assert mention.name.strip() == mention.name != ""
        end = mention.end
