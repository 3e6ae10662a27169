"""The Terraform files, read without Terraform."""

import re

import hcl2

from deployment import ALL_FUNCTIONS, OWN_LOG_STREAMS, THE_FUNCTION, Alarm, Deployment, Role, Statement

FILES = ["deploy/terraform/main.tf", "deploy/terraform/variables.tf"]

#: The parameters of all templates, in this one's words.
PARAMETERS = {
    "package": "zip",
    "schedule": "schedule_expression",
    "time_zone": "time_zone",
    "memory": "memory_size",
    "timeout": "timeout",
    "architecture": "architecture",
    "log_retention": "log_retention_days",
    "silence": "silence_seconds",
    "alarm_topic": "alarm_topic",
    "target_functions": "target_functions",
    "find_functions": "find_functions",
}

KINDS = {
    "aws_lambda_function": 1,
    "aws_lambda_function_event_invoke_config": 1,
    "aws_scheduler_schedule": 1,
    "aws_cloudwatch_log_group": 1,
    "aws_iam_role": 2,
    "aws_iam_role_policy": 3,
    "aws_cloudwatch_metric_alarm": 2,
}


def unquoted(node):
    """Texts without HCL's quotes, and nothing of what the parser adds; expressions stay ${…}."""
    if isinstance(node, dict):
        marks = ("__is_block__", "__comments__")
        return {unquoted(key): unquoted(value) for key, value in node.items() if key not in marks}
    if isinstance(node, list):
        return [unquoted(value) for value in node]
    if isinstance(node, str) and len(node) > 1 and node[0] == node[-1] == '"':
        return node[1:-1]
    return node


def load():
    """The blocks of all files: {"resource": {kind: {name: body}}, "data": …, "variable": {name: body}}."""
    template = {"resource": {}, "data": {}, "variable": {}}
    for path in FILES:
        with open(path, encoding="utf-8") as file:
            blocks = unquoted(hcl2.load(file))
        for sort in ("resource", "data"):
            for block in blocks.get(sort, []):
                (kind, named), = block.items()
                template[sort].setdefault(kind, {}).update(named)
        for block in blocks.get("variable", []):
            template["variable"].update(block)
    return template


class Reader:
    """The resources of the files, with the variables put in."""

    def __init__(self, template, values):
        self.variables = {name: body.get("default") for name, body in template["variable"].items()}
        self.variables |= {PARAMETERS[name]: value for name, value in values.items()}
        self.resources = {kind: self.value(named) for kind, named in template["resource"].items()}
        self.documents = self.value(template["data"].get("aws_iam_policy_document", {}))

    def value(self, node):
        if isinstance(node, dict):
            return {key: self.value(value) for key, value in node.items()}
        if isinstance(node, list):
            return [self.value(value) for value in node]
        if not isinstance(node, str):
            return node
        variable = re.fullmatch(r"\$\{var\.(\w+)\}", node)
        if variable:
            return self.variables[variable[1]]
        wanted = re.fullmatch(r"\$\{(?:var\.(\w+)|length\(var\.(\w+)\) > 0) \? \[1\] : \[\]\}", node)
        if wanted:
            return [1] if self.variables[wanted[1] or wanted[2]] else []
        optional = re.fullmatch(r'\$\{var\.(\w+) == "" \? \[\] : \[var\.\1\]\}', node)
        if optional:
            return [value for value in [self.variables[optional[1]]] if value]
        return re.sub(r"\$\{var\.(\w+)\}", lambda name: str(self.variables[name[1]]), node)

    def only(self, kind):
        found = self.resources.get(kind, {})
        return next(iter(found.items())) if len(found) == 1 else (None, {})

    def reference(self, text):
        """A reference in words; what is none stays what it is."""
        function, log_group = self.only("aws_lambda_function")[0], self.only("aws_cloudwatch_log_group")[0]
        names = {
            f"${{aws_lambda_function.{function}.arn}}": THE_FUNCTION,
            f"${{aws_lambda_function.{function}.function_name}}": THE_FUNCTION,
            f'${{replace(aws_lambda_function.{function}.arn, "/:[^:]*$/", ":*")}}': ALL_FUNCTIONS,
            f"${{aws_cloudwatch_log_group.{log_group}.arn}}:*": OWN_LOG_STREAMS,
        }
        return names.get(text, text)

    def document(self, reference):
        match = re.fullmatch(r"\$\{data\.aws_iam_policy_document\.(\w+)\.json\}", reference)
        if not match:
            return None
        document = self.documents[match[1]]
        optional = [block["statement"] for block in document.get("dynamic", [])]
        return document["statement"] + [made for block in optional if block["for_each"] for made in block["content"]]

    def role(self, reference):
        match = re.fullmatch(r"\$\{aws_iam_role\.(\w+)\.arn\}", reference or "")
        role = self.resources.get("aws_iam_role", {}).get(match[1]) if match else None
        if role is None:
            return None
        principals = {
            name
            for statement in self.document(role["assume_role_policy"])
            for principal in statement["principals"]
            for name in principal["identifiers"]
        }
        statements = {
            Statement(
                effect=statement.get("effect", "Allow"),
                actions=frozenset(statement.get("actions", ["not_actions"])),
                resources=frozenset(map(self.reference, statement.get("resources", ["not_resources"]))),
            )
            for policy in self.resources.get("aws_iam_role_policy", {}).values()
            if policy["role"] == f"${{aws_iam_role.{match[1]}.id}}"
            for statement in self.document(policy["policy"])
        }
        elsewhere = set(role.get("managed_policy_arns", [])) | ({"inline_policy"} & set(role))
        return Role(frozenset(principals), frozenset(elsewhere), frozenset(statements))

    def alarm(self, body):
        return Alarm(
            namespace=body.get("namespace"),
            metric=body.get("metric_name"),
            function=self.reference(body.get("dimensions", {}).get("FunctionName")),
            statistic=body.get("statistic"),
            period=body.get("period"),
            periods=body.get("evaluation_periods"),
            comparison=body.get("comparison_operator"),
            threshold=body.get("threshold"),
            missing_data=body.get("treat_missing_data"),
            actions=tuple(body.get("alarm_actions", [])),
        )

    def others(self):
        counts = {kind: len(named) for kind, named in self.resources.items()}
        return tuple(sorted(kind for kind, count in counts.items() if count > KINDS.get(kind, 0)))


def block(body, name):
    return next(iter(body.get(name, [])), {})


def read(template, **values):
    reader = Reader(template, values)
    _, function = reader.only("aws_lambda_function")
    _, events = reader.only("aws_lambda_function_event_invoke_config")
    _, schedule = reader.only("aws_scheduler_schedule")
    log_group_name, log_group = reader.only("aws_cloudwatch_log_group")
    target = block(schedule, "target")
    retries = block(target, "retry_policy")
    logging = block(function, "logging_config")
    # A dynamic block makes nothing for an empty map of variables.
    environment = block(function, "environment").get("variables", {})
    return Deployment(
        package=function.get("filename"),
        runtime=function.get("runtime"),
        handler=function.get("handler"),
        architectures=tuple(function.get("architectures", [])),
        memory=function.get("memory_size"),
        timeout=function.get("timeout"),
        environment=frozenset(environment) | frozenset(reader.variables.get("environment") or {}),
        log_format=logging.get("log_format"),
        logs_to_own_group=logging.get("log_group") == f"${{aws_cloudwatch_log_group.{log_group_name}.name}}",
        log_retention=log_group.get("retention_in_days"),
        event_retries=events.get("maximum_retry_attempts"),
        event_age=events.get("maximum_event_age_in_seconds"),
        schedule=schedule.get("schedule_expression"),
        time_zone=schedule.get("schedule_expression_timezone"),
        schedule_target=reader.reference(target.get("arn")),
        schedule_window=block(schedule, "flexible_time_window").get("mode"),
        schedule_state=schedule.get("state"),
        tick_retries=retries.get("maximum_retry_attempts"),
        tick_age=retries.get("maximum_event_age_in_seconds"),
        function_role=reader.role(function.get("role")),
        schedule_role=reader.role(target.get("role_arn")),
        alarms=frozenset(map(reader.alarm, reader.resources.get("aws_cloudwatch_metric_alarm", {}).values())),
        others=reader.others(),
    )
