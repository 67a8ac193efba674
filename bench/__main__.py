"""`python -m bench [NAME …]`: run benchmarks, show figures, exit 1 when a limit did not hold."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple, cast

from bench.options import Options
from bench.result import Result
from bench.show import as_object, lines


class Bench(NamedTuple):
    """What is measured, and the module whose `run` does it."""

    module: str
    said: str


BENCHES = {
    "rule": Bench("whole_rule", "cả quy tắc một quý, có giải thích"),
    "ladder": Bench("ladder", "chỉ thang bốn mức, cạnh các phần mềm khác"),
    "check-report": Bench("check_report", "soát 128 báo cáo"),
    "rate-file": Bench("rate_file", "cả lệnh sauro rate trên tệp Excel"),
    "web": Bench("web", "mọi trang web, tỉnh trình diễn và tỉnh 5.000 cán bộ"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks named (all by default); 1 when a limit did not hold."""
    asked = _parser().parse_args(arguments)
    options = Options(asked.cases, asked.repeat)
    results = []
    for name in asked.names or BENCHES:
        print(f"Đang đo: {name} …", file=sys.stderr)
        results.append(_bench(name)(options))
        if not asked.json:
            print(*lines(results[-1]), sep="\n", flush=True)
    if asked.json:
        print(json.dumps([as_object(result) for result in results], ensure_ascii=False, indent=1))
    return 0 if all(limit.held for result in results for limit in result.limits) else 1


def _bench(name: str) -> Callable[[Options], Result]:
    module = import_module(f"bench.{BENCHES[name].module}")
    return cast("Callable[[Options], Result]", module.run)


def _parser() -> ArgumentParser:
    listed = "; ".join(f"{name}: {bench.said}" for name, bench in BENCHES.items())
    parser = ArgumentParser(prog="./run bench", description="Đo tốc độ, cạnh giới hạn phải đạt.")
    parser.add_argument("names", nargs="*", metavar="TÊN", type=_known, help=listed)
    parser.add_argument("--cases", type=int, default=100_000, help="số hồ sơ sinh ra")
    parser.add_argument("--repeat", type=int, default=5, help="mỗi việc đo mấy lần")
    parser.add_argument("--json", action="store_true", help="in JSON")
    return parser


def _known(name: str) -> str:
    if name not in BENCHES:
        raise ArgumentTypeError(f"không có phép đo {name}; có: {', '.join(BENCHES)}")
    return name


if __name__ == "__main__":
    sys.exit(main())
