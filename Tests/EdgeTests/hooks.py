"""What schemathesis has to know of this API: who may take which step on which case, and what a refusal has to say."""

import json
import os
import pathlib
import sys

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1] / "Staging")]

import schemathesis

from cast import Cast

cast = Cast.from_settings(os.environ["EDGE_CAST"])

# What a schema cannot say: today's date, one field that asks for another, text that means the same as another,
# how many there are already.
BEYOND_A_SCHEMA = {"missing", "in_future", "out_of_range", "contradiction", "duplicate", "too_many"}


def step(operation):
    """`comments` of `/v1/cases/{reference}/comments`; nothing for what is no step on a case."""
    parts = operation.path.split("/")
    return parts[4] if operation.path.startswith("/v1/cases/") and len(parts) > 4 else None


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Mostly a case that is there, at the stage that the step is for."""
    if path_parameters and "reference" in path_parameters and cast.dice.random() < 0.9:
        name = step(context.operation)
        path_parameters["reference"] = (cast.case_before(name) if name else cast.anything()).reference
    if path_parameters and "scheme" in path_parameters and cast.dice.random() < 0.5:
        path_parameters["scheme"] = "cisas-style"
    return path_parameters


@schemathesis.hook
def after_call(context, case, response):
    """Cases that came about here can be gone on with."""
    if case.operation.path == "/v1/complaints" and response.status_code == 201:
        accepted = response.json()
        cast.learn(accepted["reference"], accepted["access_token"])


@schemathesis.auth(refresh_interval=None, retry_on=[])
class Tokens:
    def get(self, case, context):
        return cast.token(step(case.operation), str((case.path_parameters or {}).get("reference")))

    def set(self, case, data, context):
        case.headers["Authorization"] = f"Bearer {data}"


# A batch is a line here, so that the schema of a line is that of the body.


@schemathesis.serializer("application/x-ndjson")
def one_line(context, value):
    return value if isinstance(value, bytes) else json.dumps(value).encode() + b"\n"


@schemathesis.serializer("application/offset+octet-stream")
def bytes_of_a_file(context, value):
    return value if isinstance(value, bytes) else json.dumps(value).encode()


@schemathesis.deserializer("application/x-ndjson")
def answered_line(context, response):
    return json.loads(response.content)


# --- checks of our own


@schemathesis.check
def refuses_what_is_valid_with_reason(context, response, case):
    """A body that the schema allows is refused for what a schema cannot say, or the schema is wrong."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 422:
        return
    if not response.headers["content-type"][0].startswith("application/problem+json"):
        return
    problem = response.json()
    codes = {error["code"] for error in problem.get("errors", [])}
    if "code" not in problem:  # not a rule of the scheme
        assert codes <= BEYOND_A_SCHEMA, f"valid by the schema, and refused: {problem.get('errors')}"


@schemathesis.check
def a_token_is_needed(context, response, case):
    """Whoever has no token of the case learns nothing of it, and changes nothing."""
    if not case.operation.path.startswith("/v1/cases/"):
        return
    token = response.request.headers.get("Authorization", "").removeprefix("Bearer ")
    known = cast.known.get(str((case.path_parameters or {}).get("reference")))
    if known is None or token not in known.tokens.values():
        assert response.status_code >= 400, f"let in without a token of the case: {response.status_code}"


@schemathesis.check
def a_line_is_answered_like_a_complaint(context, response, case):
    """The batch itself is taken; what is wrong stands in the line's answer."""
    if case.operation.path != "/v1/complaints/batch" or response.status_code != 200 or not response.content:
        return
    line = json.loads(response.content)
    assert ("complaint" in line) == (line["status"] == 201), line
    assert ("problem" in line) == (line["status"] >= 400), line
    assert line["status"] < 500, line
    if case.meta and case.meta.generation.mode.is_negative and line["status"] == 201:
        assert not body_is_negative(case), "taken, although the schema forbids it"


def body_is_negative(case):
    return any(
        location.name == "BODY" and component.mode.is_negative for location, component in case.meta.components.items()
    )
