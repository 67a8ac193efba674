"""What people of the demonstration write."""

from __future__ import annotations

from sauro.regulation.quarter.facts import AbsenceKind

STRENGTHS = (
    "Hoàn thành {done}/{all} nhiệm vụ được giao; chủ động phối hợp, báo cáo đúng thời hạn.",
    "Hoàn thành {done}/{all} nhiệm vụ; sản phẩm bám sát chương trình công tác quý, ít phải sửa.",
    "Bám sát kế hoạch, hoàn thành {done}/{all} nhiệm vụ; giải quyết dứt điểm việc phát sinh.",
)
SHORTCOMINGS = (
    "Có lúc phối hợp với cơ quan liên quan chưa kịp thời.",
    "Việc cập nhật tiến độ lên hệ thống còn dồn vào cuối tháng.",
    "Chất lượng một số văn bản tham mưu chưa đồng đều.",
)
REMEDIES = (
    "Cập nhật tiến độ hằng tuần; thống nhất đầu mối phối hợp ngay khi giao việc.",
    "Soát lại văn bản theo danh mục kiểm tra trước khi trình.",
    "Chia nhỏ việc lớn theo mốc tháng để theo dõi.",
)
COMMENTS = (
    "Nắm chắc lĩnh vực phụ trách, tiến độ bảo đảm.",
    "Có trách nhiệm, phối hợp tốt; cần chủ động hơn với việc phát sinh.",
    "Sản phẩm đúng yêu cầu, được các đơn vị liên quan xác nhận.",
)
ABOVE_OWN_RULES = (
    "Đơn vị đề nghị cao hơn kết quả theo quy tắc vì khối lượng việc đột xuất trong quý lớn."
)
MINUTES_TEXT = (
    "Hội nghị nghe từng cá nhân tự đánh giá, người đứng đầu nhận xét, thảo luận và biểu quyết "
    "mức đề xuất theo thứ tự: tập thể, người đứng đầu, các thành viên."
)
EVIDENCE_COMPLETE = "Số liệu đã đối chiếu với sổ theo dõi nhiệm vụ của đơn vị."
RETURNED_DOSSIER = "Biên bản họp chưa ghi ý kiến của từng thành viên; bổ sung biên bản rồi nộp lại."
OTHER_OPINION = "Kết quả trên địa bàn theo dõi chưa thật rõ so với các đơn vị cùng nhóm."
AGREED_WITH_RULES = "Nhất trí với kết quả theo quy tắc."
LOWER_MARK = "Điều chỉnh theo kết quả kiểm tra và ý kiến của các cơ quan được lấy ý kiến."
APPRAISED_OTHERWISE = "Theo kết quả thẩm định số liệu, mức đơn vị đề xuất chưa đủ căn cứ."
OVER_CEILING = (
    "Nhóm vượt tỷ lệ xuất sắc; cấp quyết định giữ những trường hợp xếp cao hơn (HD-QUY VI.2)."
)
KEPT = "Xếp hạng cao hơn trong nhóm theo điểm và tỷ lệ nhiệm vụ vượt yêu cầu."
LATE = "Hồ sơ của đơn vị nộp chậm, hạ một mức (HD-QUY VII.2.2)."
FORMER_UNIT_SAYS = "Trong thời gian công tác tại đơn vị, hoàn thành các nhiệm vụ được giao."
FORMER_UNIT_LETTER = "Công văn nhận xét số 37-CV/ĐU"
REVIEW_GROUND = (
    "Một nhiệm vụ hoàn thành trước hạn chưa được ghi nhận là vượt yêu cầu; đề nghị xem lại."
)
REVIEW_ANSWER = (
    "Đã đối chiếu hồ sơ: nhiệm vụ hoàn thành đúng yêu cầu, không có căn cứ ghi nhận vượt. "
    "Giữ nguyên mức đã quyết định."
)
PLAN_CHANGED = "Điều chỉnh theo kết luận giao ban tháng 9: bổ sung nhiệm vụ đột xuất."
DECISIONS_ON_ABSENCE = {
    AbsenceKind.TRAINING: "Quyết định cử đi đào tạo, bồi dưỡng số 215-QĐ/TU",
    AbsenceKind.FIRST_APPOINTMENT: "Quyết định bổ nhiệm số 231-QĐ/TU",
    AbsenceKind.SICK: "Giấy chứng nhận nghỉ ốm của bệnh viện tỉnh số 88/GCN",
    AbsenceKind.MATERNITY: "Quyết định nghỉ thai sản số 45/QĐ-TCCB",
    AbsenceKind.OTHER: "Thông báo của Ban Tổ chức Tỉnh ủy số 61-TB/BTCTU",
    AbsenceKind.EXAMINATION: "Quyết định kiểm tra của Ủy ban Kiểm tra Tỉnh ủy số 19-QĐ/UBKTTU",
}
