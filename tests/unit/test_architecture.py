"""What import-linter cannot see: third-party packages it was not told of."""

from __future__ import annotations

import sys

import grimp

ALLOWED_IN_WORDING = {"fluent"}


def test_the_core_imports_the_standard_library_only() -> None:
    graph = grimp.build_graph("bot", include_external_packages=True, cache_dir=None)
    strangers = {
        (module, imported)
        for module in graph.modules
        if module == "bot" or module.startswith("bot.")
        for imported in graph.find_modules_directly_imported_by(module)
        if not imported.startswith("bot")
        and imported.split(".")[0] not in sys.stdlib_module_names
        and not (module.startswith("bot.wording") and imported.split(".")[0] in ALLOWED_IN_WORDING)
    }

    assert strangers == set()
