"""Mistakes put into the real templates, each with words of the objection that must come."""

#: Where the only statement of a role's first policy stands.
STATEMENT = ["Properties", "Policies", 0, "PolicyDocument", "Statement", 0]

SAM = {
    "more access than its own log": (
        ["Resources", "WarmerRole", *STATEMENT, "Resource"],
        "*",
        "the function's role reaches resources ['*']",
    ),
    "every function": (
        ["Resources", "WarmerRole", "Properties", "Policies", 1, "PolicyDocument", "Statement", 0, "Resource"],
        "*",
        "the function's role reaches resources ['*']",
    ),
    "other functions than itself": (
        ["Resources", "WarmerRole", "Properties", "Policies", 1, "PolicyDocument", "Statement", 0, "Resource"],
        {"Fn::Sub": "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:*"},
        "the function's role reaches resources",
    ),
    "a search that nobody asked for": (
        ["Parameters", "FindFunctions", "Default"],
        "true",
        "the function's role has actions ['lambda:ListFunctions']",
    ),
    "no permission to hand slices on": (
        ["Resources", "WarmerRole", "Properties", "Policies", 1],
        None,
        "the function's role lacks [('lambda:InvokeFunction', 'the function')]",
    ),
    "every log group": (
        ["Resources", "WarmerRole", *STATEMENT, "Resource"],
        "arn:aws:logs:*:*:log-group:/aws/lambda/*:*",
        "the function's role reaches resources",
    ),
    "every action": (
        ["Resources", "WarmerRole", *STATEMENT, "Action"],
        "logs:*",
        "the function's role has actions ['logs:*']",
    ),
    "a managed policy": (
        ["Resources", "WarmerRole", "Properties", "ManagedPolicyArns"],
        ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
        "the function's role has managed policies",
    ),
    "somebody else's role": (
        ["Resources", "Warmer", "Properties", "Role"],
        "arn:aws:iam::123456789012:role/admin",
        "the function has no role of its own",
    ),
    "a role for anybody": (
        ["Resources", "WarmerRole", "Properties", "AssumeRolePolicyDocument", "Statement", 0, "Principal"],
        {"AWS": "*"},
        "the function's role is for",
    ),
    "a policy on the side": (
        ["Resources", "Side"],
        {"Type": "AWS::IAM::Policy", "Properties": {}},
        "unexpected resources: AWS::IAM::Policy",
    ),
    "too little memory": (["Parameters", "MemorySize", "Default"], 64, "the memory is 64 MB"),
    "too little memory, whatever the parameter says": (
        ["Resources", "Warmer", "Properties", "MemorySize"],
        64,
        "the memory is 64 MB",
    ),
    "too long a timeout": (["Parameters", "Timeout", "Default"], 901, "the timeout is 901 s"),
    "an older runtime": (
        ["Resources", "Warmer", "Properties", "Runtime"],
        "provided.al2",
        "the runtime is provided.al2",
    ),
    "another package": (["Resources", "Warmer", "Properties", "CodeUri"], "src/", "the package is src/"),
    "logs for ever": (
        ["Resources", "WarmerLogGroup", "Properties", "RetentionInDays"],
        None,
        "the log retention is None days",
    ),
    "a retention that is none": (["Parameters", "LogRetentionDays", "Default"], 15, "the log retention is 15 days"),
    "no log group": (["Resources", "WarmerLogGroup"], None, "does not log to the template's log group"),
    "logs elsewhere": (
        ["Resources", "Warmer", "Properties", "LoggingConfig", "LogGroup"],
        "/aws/lambda/other",
        "does not log to the template's log group",
    ),
    "logs as text": (
        ["Resources", "Warmer", "Properties", "LoggingConfig", "LogFormat"],
        "Text",
        "the log format is Text",
    ),
    "rounds tried again": (
        ["Resources", "Warmer", "Properties", "EventInvokeConfig", "MaximumRetryAttempts"],
        2,
        "failed rounds are tried again: 2 retries",
    ),
    "retries left to Lambda": (
        ["Resources", "Warmer", "Properties", "EventInvokeConfig"],
        None,
        "failed rounds are tried again: None retries",
    ),
    "ticks tried again": (
        ["Resources", "Warmer", "Properties", "Events", "Tick", "Properties", "RetryPolicy"],
        {"MaximumRetryAttempts": 185, "MaximumEventAgeInSeconds": 60},
        "failed ticks are tried again: 185 retries",
    ),
    "a schedule switched off": (
        ["Resources", "Warmer", "Properties", "Events", "Tick", "Properties", "State"],
        "DISABLED",
        "the schedule is DISABLED",
    ),
    "no schedule": (["Resources", "Warmer", "Properties", "Events"], None, "the schedule starts None"),
    "no alarm on errors": (["Resources", "ErrorsAlarm"], None, "the alarms are on ['Invocations']"),
    "no alarm on silence": (["Resources", "SilenceAlarm"], None, "the alarms are on ['Errors']"),
    "an alarm that silence silences": (
        ["Resources", "SilenceAlarm", "Properties", "TreatMissingData"],
        "missing",
        "the alarm on Invocations goes off at",
    ),
    "an alarm quicker than the schedule": (
        ["Parameters", "SilenceSeconds", "Default"],
        300,
        "does not fit the schedule: 300 s",
    ),
    "an alarm on another function": (
        ["Resources", "ErrorsAlarm", "Properties", "Dimensions", 0, "Value"],
        "other",
        "the alarm on Errors looks at Sum of other",
    ),
}

SERVERLESS = {
    "more access than its own log": (
        ["resources", "Resources", "WarmerRole", *STATEMENT, "Resource"],
        "*",
        "the function's role reaches resources ['*']",
    ),
    "every function": (
        ["resources", "Resources", "WarmerRole", "Properties", "Policies", 1, "PolicyDocument", "Statement", 0, "Resource"],
        "*",
        "the function's role reaches resources ['*']",
    ),
    "a schedule that starts anything": (
        ["resources", "Resources", "TickRole", *STATEMENT, "Resource"],
        "*",
        "the schedule's role reaches resources ['*']",
    ),
    "logs for ever": (["functions", "warmer", "logRetentionInDays"], None, "the log retention is None days"),
    "rounds tried again": (
        ["functions", "warmer", "maximumRetryAttempts"],
        1,
        "failed rounds are tried again: 1 retries",
    ),
    "ticks tried again": (
        ["resources", "Resources", "Tick", "Properties", "Target", "RetryPolicy"],
        None,
        "failed ticks are tried again: None retries",
    ),
    "logs as text": (["resources", "extensions"], None, "the log format is None"),
    "too little memory": (["params", "default", "memorySize"], 64, "the memory is 64 MB"),
    "a misspelt setting": (["functions", "warmer", "memory"], 128, "no setting that this reads: memory"),
    "an unknown parameter": (["functions", "warmer", "timeout"], "${param:seconds}", "nothing stands behind"),
    "no alarm on silence": (["resources", "Resources", "SilenceAlarm"], None, "the alarms are on ['Errors']"),
}

TERRAFORM = {
    "more access than its own log": (
        ["data", "aws_iam_policy_document", "write_own_log", "statement", 0, "resources"],
        ["*"],
        "the function's role reaches resources ['*']",
    ),
    "every function": (
        ["data", "aws_iam_policy_document", "functions", "statement", 0, "resources"],
        ["*"],
        "the function's role reaches resources ['*']",
    ),
    "targets that nobody named": (
        ["variable", "target_functions", "default"],
        ["arn:aws:lambda:us-east-1:123456789012:function:*"],
        "the function's role reaches resources",
    ),
    "a policy for all but": (
        ["data", "aws_iam_policy_document", "start_warmer", "statement", 0],
        {"not_resources": ["arn:aws:lambda:::function:x"], "actions": ["lambda:InvokeFunction"]},
        "the schedule's role reaches resources ['not_resources']",
    ),
    "an attached policy": (
        ["resource", "aws_iam_role_policy_attachment"],
        {"basic": {"policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"}},
        "unexpected resources: aws_iam_role_policy_attachment",
    ),
    "a policy within the role": (
        ["resource", "aws_iam_role", "warmer", "inline_policy"],
        [{"policy": "{}"}],
        "the function's role has managed policies: ['inline_policy']",
    ),
    "logs for ever": (
        ["resource", "aws_cloudwatch_log_group", "warmer", "retention_in_days"],
        None,
        "the log retention is None days",
    ),
    "rounds tried again": (
        ["resource", "aws_lambda_function_event_invoke_config"],
        None,
        "failed rounds are tried again: None retries",
    ),
    "ticks tried again": (
        ["resource", "aws_scheduler_schedule", "tick", "target", 0, "retry_policy", 0, "maximum_retry_attempts"],
        3,
        "failed ticks are tried again: 3 retries",
    ),
    "too little memory": (["variable", "memory_size", "default"], 64, "the memory is 64 MB"),
    "another architecture": (["variable", "architecture", "default"], "riscv64", "the architectures are ('riscv64',)"),
    "no alarm on errors": (
        ["resource", "aws_cloudwatch_metric_alarm", "errors"],
        None,
        "the alarms are on ['Invocations']",
    ),
}


def plant(template, path, value):
    """Puts a value at a place in a parsed template; None takes the place away."""
    *way, last = path
    for step in way:
        template = template[step]
    if value is None:
        del template[last]
    else:
        template[last] = value
