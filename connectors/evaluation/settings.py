"""From what the file holds to what the connector gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from connectors.evaluation.conversion import converted
from connectors.evaluation.exceptions import SettingProblem, Unfit
from connectors.evaluation.values import (
    Computed,
    ComputedText,
    Setting,
    computed_texts,
    effective_values,
    is_empty,
    with_computed,
)
from connectors.evaluation.visibility import (
    is_visible,
    typed_values,
    words_of,
)
from connectors.steps import Step
from javascript import (
    JavaScriptError,
    MemoryLimitReached,
    ScriptFailed,
    TimeLimitReached,
    fill_templates,
)

LIMITS = (TimeLimitReached, MemoryLimitReached, ScriptFailed)


def evaluated_settings(
    step: Step, operation: Mapping[str, Any], variables: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the settings of a step by name, of the types of docs/manifest.md.

    What is not filled in has its default; what `visible_if` hides, or what is empty
    without being required, is not there. Raises SettingProblem.
    """
    settings: list[Setting] = operation["settings"]
    values = effective_values(settings, written_values(step, settings))
    try:
        values = worked_out(settings, values, variables)
        typed = typed_values(settings, values)
        visible = [one for one in settings if is_visible(one, typed)]
    except LIMITS as error:
        raise beyond_limits(settings, values, error) from error
    given = {
        setting["name"]: fitting(setting, values.get(setting["name"]), typed)
        for setting in visible
        if not is_left_out(setting, values.get(setting["name"]))
    }
    given = {name: value for name, value in given.items() if value != []}
    require_one_of_each(operation, visible, given)
    return given


def written_values(step: Step, settings: list[Setting]) -> dict[str, Any]:
    """Return the written values; the first credential is kept beside them."""
    credentials = [one["name"] for one in settings if one["type"] == "credential"]
    if not step.credential or not credentials:
        return step.settings
    return {**step.settings, credentials[0]: step.credential}


def worked_out(
    settings: list[Setting], values: dict[str, Any], variables: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the values with what their expressions give; V8 is asked once at most."""
    needed = {one["name"]: one for one in needed_settings(settings, values)}
    texts: dict[ComputedText, None] = {}
    for name, setting in needed.items():
        texts.update(dict.fromkeys(computed_texts(setting, values.get(name))))
    if not texts:
        return values
    answers = fill_templates(list(texts), variables)
    found = {
        text: Computed(answer.get("value"), problem_in(answer))
        for text, answer in zip(texts, answers, strict=True)
    }
    return {
        name: with_computed(needed[name], value, found) if name in needed else value
        for name, value in values.items()
    }


def problem_in(answer: Mapping[str, Any]) -> str:
    """Return why a text has no value; empty when it has one."""
    return str(answer["error"]["message"]) if "error" in answer else ""


def needed_settings(
    settings: list[Setting], values: Mapping[str, Any]
) -> Iterator[Setting]:
    """Yield the settings that may be shown, and those that decide about them.

    The expressions of others are not looked at: they may lack their values.
    """
    typed = typed_values(settings, values)
    computed = {
        one["name"]
        for one in settings
        if next(computed_texts(one, values.get(one["name"])), None) is not None
    }
    undecided = [one for one in settings if words_of(one) & computed]
    deciding = {name for one in undecided for name in words_of(one)}
    for setting in settings:
        needed = setting in undecided or setting["name"] in deciding
        if needed or (setting["name"] in computed and is_visible(setting, typed)):
            yield setting


def is_left_out(setting: Setting, value: Any) -> bool:
    """Say whether a setting is not given to the connector."""
    return is_empty(value) and not setting.get("required")


def fitting(setting: Setting, value: Any, typed: Mapping[str, Any]) -> Any:
    """Return a value of the type of its setting. Raises SettingProblem."""
    try:
        return converted(setting, value, typed)
    except Unfit as unfit:
        place = ", ".join([label_of(setting), *unfit.path])
        raise SettingProblem(setting["name"], f"{place}: {unfit.message}") from unfit


def label_of(setting: Setting) -> str:
    """Return what people read above a setting."""
    return str(setting.get("label") or setting.get("name", ""))


def require_one_of_each(
    operation: Mapping[str, Any], visible: list[Setting], given: Mapping[str, Any]
) -> None:
    """Raise SettingProblem where one at least of several settings is needed."""
    names = {one["name"]: one for one in visible}
    for group in operation.get("at_least_one", ()):
        shown = [name for name in group["settings"] if name in names]
        if shown and not any(name in given for name in group["settings"]):
            message = group["message"]
            label = label_of(names[shown[0]])
            sentence = f"{label}: {message[:1].upper()}{message[1:]}"
            raise SettingProblem(shown[0], sentence)


def beyond_limits(
    settings: list[Setting], values: Mapping[str, Any], error: JavaScriptError
) -> SettingProblem:
    """Return the problem of expressions that take too much time or memory."""
    computed = [
        one
        for one in settings
        if next(computed_texts(one, values.get(one["name"])), None) is not None
    ]
    if len(computed) == 1:
        message = f"{label_of(computed[0])}: {error}"
        return SettingProblem(computed[0]["name"], message)
    listed = ", ".join(label_of(one) for one in computed)
    return SettingProblem("", f"{listed}: {error}")
