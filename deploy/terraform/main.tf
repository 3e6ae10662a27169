# Keepwarm as a Lambda function: `terraform apply` puts it into your AWS account, variables.tf has what can be set.
# Everything here is under Terraform's control, so `terraform destroy` leaves nothing behind.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40"
    }
  }
}

provider "aws" {}

resource "aws_lambda_function" "warmer" {
  function_name    = var.name
  description      = "One round of pings to every target, and a report of what answered."
  filename         = var.zip
  source_code_hash = filebase64sha256(var.zip)
  runtime          = "provided.al2023"
  handler          = "bootstrap"
  architectures    = [var.architecture]
  memory_size      = var.memory_size
  timeout          = var.timeout
  role             = aws_iam_role.warmer.arn

  logging_config {
    log_group = aws_cloudwatch_log_group.warmer.name
    # The function writes JSON lines of its own. This makes those that Lambda adds JSON too.
    log_format = "JSON"
  }

  # What each ${NAME} of keepwarm.yaml stands for.
  dynamic "environment" {
    for_each = length(var.environment) > 0 ? [1] : []
    content {
      variables = var.environment
    }
  }

  # The first round writes its log, too.
  depends_on = [aws_iam_role_policy.warmer]
}

# The next tick comes soon enough: a round that failed or came late is not made up for.
resource "aws_lambda_function_event_invoke_config" "warmer" {
  function_name                = aws_lambda_function.warmer.function_name
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 60
}

resource "aws_scheduler_schedule" "tick" {
  name                         = var.name
  schedule_expression          = var.schedule_expression
  schedule_expression_timezone = var.time_zone

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.warmer.arn
    role_arn = aws_iam_role.scheduler.arn

    retry_policy {
      maximum_retry_attempts       = 0
      maximum_event_age_in_seconds = 60
    }
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

# Made here and not by Lambda, which would keep it for ever.
resource "aws_cloudwatch_log_group" "warmer" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
}

# What a round needs of AWS: to write its log, and to hand a part of itself on when it is large. Metrics travel in the
# log's lines, pings of HTTP endpoints go out over the internet, and functions are invoked only where they are named.
resource "aws_iam_role" "warmer" {
  name_prefix        = "${var.name}-"
  assume_role_policy = data.aws_iam_policy_document.lambda_assumes.json
}

resource "aws_iam_role_policy" "warmer" {
  name   = "write-own-log"
  role   = aws_iam_role.warmer.id
  policy = data.aws_iam_policy_document.write_own_log.json
}

resource "aws_iam_role_policy" "functions" {
  name   = "invoke-functions"
  role   = aws_iam_role.warmer.id
  policy = data.aws_iam_policy_document.functions.json
}

data "aws_iam_policy_document" "lambda_assumes" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "write_own_log" {
  statement {
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
    # How CloudWatch names the streams of one log group.
    resources = ["${aws_cloudwatch_log_group.warmer.arn}:*"]
  }
}

data "aws_iam_policy_document" "functions" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.warmer.arn]
  }

  dynamic "statement" {
    for_each = length(var.target_functions) > 0 ? [1] : []
    content {
      actions   = ["lambda:InvokeFunction"]
      resources = var.target_functions
    }
  }

  dynamic "statement" {
    for_each = var.find_functions ? [1] : []
    content {
      actions = ["lambda:ListFunctions"]
      # AWS knows no resource for it but all: it lists them.
      resources = ["*"]
    }
  }

  dynamic "statement" {
    for_each = var.find_functions ? [1] : []
    content {
      actions   = ["lambda:ListTags"]
      resources = [replace(aws_lambda_function.warmer.arn, "/:[^:]*$/", ":*")]
    }
  }
}

# The schedule's own role, which may start this one function.
resource "aws_iam_role" "scheduler" {
  name_prefix        = "${var.name}-tick-"
  assume_role_policy = data.aws_iam_policy_document.scheduler_assumes.json
}

resource "aws_iam_role_policy" "scheduler" {
  name   = "start-warmer"
  role   = aws_iam_role.scheduler.id
  policy = data.aws_iam_policy_document.start_warmer.json
}

data "aws_iam_policy_document" "scheduler_assumes" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "start_warmer" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.warmer.arn]
  }
}

# A target that does not answer is no error of the function: the round's report and metrics tell of it.
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-errors"
  alarm_description   = "The warmer itself failed. Its log says why."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.warmer.function_name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic == "" ? [] : [var.alarm_topic]
}

# Goes off once after the first deployment, too, until the first tick.
resource "aws_cloudwatch_metric_alarm" "silence" {
  alarm_name          = "${var.name}-silent"
  alarm_description   = "The warmer was not started. Is its schedule enabled?"
  namespace           = "AWS/Lambda"
  metric_name         = "Invocations"
  dimensions          = { FunctionName = aws_lambda_function.warmer.function_name }
  statistic           = "Sum"
  period              = var.silence_seconds
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  # A function that is never called has no data at all.
  treat_missing_data = "breaching"
  alarm_actions      = var.alarm_topic == "" ? [] : [var.alarm_topic]
}

output "function_name" {
  description = "For `aws lambda invoke` and `aws logs tail`."
  value       = aws_lambda_function.warmer.function_name
}
