"""What forms say when something is wrong, and how typed text is made comparable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from sauro.vietnamese.tidy import tidy, tidy_lines

_TEXTS: Mapping[type[forms.Field], Mapping[str, str]] = {
    forms.Field: {"required": "Chưa nhập. Hãy điền mục này."},
    forms.CharField: {
        "max_length": "Dài quá: nhiều nhất %(limit_value)d ký tự, bạn đã nhập %(show_value)d. "
        "Hãy viết gọn lại.",
        "min_length": "Ngắn quá: ít nhất %(limit_value)d ký tự, bạn mới nhập %(show_value)d.",
        "null_characters_not_allowed": "Có ký tự không đọc được. Hãy xóa và nhập lại.",
    },
    forms.IntegerField: {
        "invalid": "Không phải là số nguyên. Chỉ ghi chữ số, ví dụ 12.",
        "min_value": "Nhỏ quá: phải từ %(limit_value)s trở lên.",
        "max_value": "Lớn quá: nhiều nhất là %(limit_value)s.",
    },
    forms.DecimalField: {
        "invalid": "Không phải là số. Ghi chữ số, dấu phẩy trước phần thập phân, ví dụ 92,5.",
        "max_decimal_places": "Nhiều nhất %(max)s chữ số sau dấu phẩy.",
        "max_digits": "Nhiều chữ số quá: nhiều nhất %(max)s.",
    },
    forms.DateField: {"invalid": "Không phải là ngày. Ghi ngày/tháng/năm, ví dụ 22/11/2026."},
    forms.TimeField: {"invalid": "Không phải là giờ. Ghi giờ:phút, ví dụ 08:30."},
    forms.DateTimeField: {
        "invalid": "Không phải là ngày giờ. Ghi dạng 22/11/2026 08:30.",
    },
    forms.EmailField: {"invalid": "Không phải là địa chỉ thư điện tử. Ví dụ ten@coquan.vn."},
    forms.ChoiceField: {"invalid_choice": "Không có lựa chọn này. Hãy chọn lại trong danh sách."},
    forms.MultipleChoiceField: {
        "invalid_choice": "Không có lựa chọn này. Hãy chọn lại trong danh sách.",
        "invalid_list": "Không đọc được lựa chọn. Hãy chọn lại trong danh sách.",
    },
    forms.ModelChoiceField: {
        "invalid_choice": "Không còn lựa chọn này, hoặc không thuộc phạm vi của bạn. "
        "Hãy chọn lại trong danh sách."
    },
    forms.ModelMultipleChoiceField: {
        "invalid_choice": "Có lựa chọn không còn, hoặc không thuộc phạm vi của bạn. "
        "Hãy chọn lại trong danh sách.",
        "invalid_list": "Không đọc được lựa chọn. Hãy chọn lại trong danh sách.",
        "invalid_pk_value": "Không có lựa chọn này. Hãy chọn lại trong danh sách.",
    },
    forms.FileField: {
        "required": "Chưa chọn tệp. Hãy chọn tệp để tải lên.",
        "invalid": "Không nhận được tệp. Hãy chọn lại tệp rồi gửi.",
        "missing": "Không nhận được tệp. Hãy chọn lại tệp rồi gửi.",
        "empty": "Tệp rỗng. Hãy kiểm tra lại tệp rồi chọn lại.",
        "max_length": "Tên tệp dài quá: nhiều nhất %(max)d ký tự, tên này có %(length)d. "
        "Hãy đổi tên tệp.",
        "contradiction": "Vừa chọn tệp mới vừa chọn xóa. Hãy chọn một trong hai.",
    },
}


def say_in_vietnamese(field: forms.Field) -> None:
    """Give a field the texts above, save where its author wrote another."""
    defaults: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for kind in reversed(type(field).__mro__):
        own = kind.__dict__.get("default_error_messages", {})
        defaults |= own
        for code in own:
            texts.pop(code, None)
        texts |= _TEXTS.get(kind, {})
    for code, text in texts.items():
        if code not in field.error_messages or field.error_messages[code] is defaults.get(code):
            field.error_messages[code] = text


def tidy_typed(
    data: Mapping[str, Any], fields: Mapping[str, forms.Field]
) -> MultiValueDict[str, Any]:
    """A copy of sent data whose texts are tidy; passwords (not stripped) stay as typed."""
    tidied = MultiValueDict[str, Any](_lists(data))
    for name, field in fields.items():
        if isinstance(field, forms.CharField) and field.strip and name in tidied:
            clean = tidy_lines if isinstance(field.widget, forms.Textarea) else tidy
            tidied.setlist(name, [clean(str(value)) for value in tidied.getlist(name)])
    return tidied


def _lists(data: Mapping[str, Any]) -> dict[str, list[Any]]:
    if isinstance(data, MultiValueDict):
        return dict(data.lists())
    return {name: [value] for name, value in data.items()}
