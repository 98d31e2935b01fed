"""Invented wordings of which `benchmarks.many_tasks` makes plans: none of them stands in a real one."""

VERBS = (
    "Rà soát, đánh giá", "Xây dựng và ban hành", "Tổ chức triển khai", "Tham mưu hoàn thiện", "Kiểm tra, đôn đốc",
    "Tuyên truyền, phổ biến", "Cập nhật, công khai", "Thống kê, phân loại", "Bồi dưỡng, tập huấn về", "Đẩy mạnh",
    "Bố trí nguồn lực cho", "Sơ kết, nhân rộng", "Chuẩn hóa", "Khảo sát, lấy ý kiến về", "Theo dõi, giám sát",
)  # fmt: skip
"""How a task begins."""

OBJECTS = (
    ("hệ thống văn bản quy phạm pháp luật của địa phương", "thể chế"),
    ("quy chế thi hành pháp luật và hướng dẫn kèm theo", "thể chế"),
    ("danh mục thủ tục hành chính và quy trình nội bộ giải quyết", "thủ tục hành chính"),
    ("việc tiếp nhận hồ sơ tại bộ phận một cửa các cấp", "thủ tục hành chính"),
    ("phương án đơn giản hóa thủ tục hành chính về đất đai", "thủ tục hành chính"),
    ("chức năng, nhiệm vụ và số lượng cấp phó các phòng", "tổ chức bộ máy"),
    ("đề án phân cấp quản lý giữa tỉnh và cơ sở", "tổ chức bộ máy"),
    ("đề án vị trí việc làm của công chức, viên chức", "chế độ công vụ"),
    ("kỷ luật, kỷ cương công vụ và đạo đức nghề nghiệp", "chế độ công vụ"),
    ("cơ chế tự chủ tài chính của đơn vị sự nghiệp công lập", "tài chính công"),
    ("việc quản lý, sử dụng tài sản công", "tài chính công"),
    ("dịch vụ công trực tuyến toàn trình", "chính quyền điện tử"),
    ("kho dữ liệu số hóa kết quả giải quyết hồ sơ", "chính quyền điện tử"),
    ("hạ tầng kết nối và nền tảng tích hợp, chia sẻ dữ liệu", "chính quyền điện tử"),
    ("kế hoạch cải cách hành chính và báo cáo định kỳ", "chỉ đạo điều hành"),
    ("phong trào thi đua, sáng kiến cải cách hành chính", "chỉ đạo điều hành"),
    ("mô hình sản xuất an toàn theo chuỗi giá trị", None),
    ("công tác phòng, chống thiên tai và tìm kiếm cứu nạn", None),
)
"""What it is done to, with the reform area."""

SCOPES = (
    "trên địa bàn tỉnh", "tại các xã, phường, thị trấn", "trong phạm vi quản lý của ngành", "ở vùng sâu, vùng xa",
    "tại các đơn vị trực thuộc", "cho doanh nghiệp nhỏ và hộ kinh doanh", "đối với lĩnh vực được phân công",
    "tại các khu, cụm công nghiệp", "cho người cao tuổi và người khuyết tật", "ở các trường học và cơ sở y tế",
)  # fmt: skip
"""Where or for whom."""

CLAUSES = (
    "bảo đảm đúng quy định, kịp thời và hiệu quả",
    "gắn với trách nhiệm của người đứng đầu cơ quan, đơn vị",
    "lấy mức độ hài lòng của người dân làm thước đo",
    "kết hợp kiểm tra đột xuất với tự kiểm tra, báo cáo kết quả theo từng quý",
    "cắt giảm ít nhất một phần năm thời gian so với quy định",
    "không để phát sinh hồ sơ trễ hạn mà không có văn bản xin lỗi",
    "phân công rõ người, rõ việc, rõ thời gian, rõ sản phẩm",
    "ưu tiên những nội dung còn bị trừ điểm trong năm trước",
    "công khai trên cổng thông tin điện tử và tại trụ sở",
    "huy động sự tham gia của các tổ chức chính trị - xã hội",
)
"""To what end; a task has one to three."""

DEPARTMENTS = (
    "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Công Thương", "Sở Xây dựng", "Sở Y tế",
    "Sở Giao thông vận tải", "Sở Tài nguyên và Môi trường", "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch", "Sở Lao động - Thương binh và Xã hội",
    "Sở Nông nghiệp và Phát triển nông thôn", "Thanh tra tỉnh", "Văn phòng Ủy ban nhân dân tỉnh",
)  # fmt: skip

DIVISIONS = (
    "Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính", "Phòng Tổ chức cán bộ", "Phòng Nghiệp vụ tổng hợp",
    "Phòng Quản lý chuyên ngành", "Trung tâm Dịch vụ công", "đơn vị trực thuộc",
)  # fmt: skip

SECTIONS = (
    "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "HOÀN THIỆN THỂ CHẾ", "CẢI CÁCH THỦ TỤC", "KIỆN TOÀN TỔ CHỨC", "NÂNG CAO CHẤT LƯỢNG ĐỘI NGŨ",
    "QUẢN LÝ NGUỒN LỰC", "CHUYỂN ĐỔI SỐ", "KIỂM TRA, GIÁM SÁT",
)  # fmt: skip

TITLES = (
    "Cải cách hành chính năm {year}", "Kiểm soát thủ tục hành chính năm {year}", "Chuyển đổi số năm {year}",
    "Nâng cao chỉ số hài lòng năm {year}", "Phát triển kinh tế - xã hội năm {year}", "Công tác công vụ năm {year}",
)  # fmt: skip
