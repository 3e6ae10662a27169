variable "name" {
  description = "What the function is called, and what the names of all that belongs to it begin with."
  type        = string
  default     = "keepwarm"

  # IAM takes 38 characters before what it adds itself.
  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,30}$", var.name))
    error_message = "The name has up to 30 letters, digits, hyphens and underscores."
  }
}

variable "zip" {
  description = "The package that `keepwarm package` wrote."
  type        = string
  default     = "keepwarm.zip"
}

variable "schedule_expression" {
  description = "When rounds happen, as rate(…) or cron(…). Most idle environments live longer than five minutes."
  type        = string
  default     = "rate(5 minutes)"
}

variable "time_zone" {
  description = "The IANA time zone that a cron(…) is read in."
  type        = string
  default     = "UTC"
}

variable "memory_size" {
  description = "In MB. A round waits more than it computes, so the least is enough for hundreds of targets."
  type        = number
  default     = 128

  validation {
    condition     = var.memory_size >= 128 && var.memory_size <= 10240
    error_message = "Lambda functions have 128 to 10240 MB."
  }
}

variable "timeout" {
  description = "In seconds. A round ends on its own shortly before, and reports what was cut off."
  type        = number
  default     = 60

  validation {
    condition     = var.timeout >= 1 && var.timeout <= 900
    error_message = "Lambda functions have 1 to 900 seconds."
  }
}

variable "architecture" {
  description = "That of the machine which built keepwarm.zip; `keepwarm package` names it."
  type        = string
  default     = "x86_64"

  validation {
    condition     = contains(["x86_64", "arm64"], var.architecture)
    error_message = "The architecture is x86_64 or arm64."
  }
}

variable "log_retention_days" {
  description = "How long the log lines of rounds are kept."
  type        = number
  default     = 14
}

# Three ticks of the schedule are a good choice. For a schedule that pauses for more than a day, take the alarm out.
variable "silence_seconds" {
  description = "Without any round for so long, an alarm goes off. A multiple of 60."
  type        = number
  default     = 900

  validation {
    condition     = var.silence_seconds >= 60 && var.silence_seconds <= 86400 && var.silence_seconds % 60 == 0
    error_message = "The alarm waits for 60 to 86400 seconds, a multiple of 60."
  }
}

variable "alarm_topic" {
  description = "The ARN of an SNS topic that hears of alarms; with none they only show in CloudWatch."
  type        = string
  default     = ""
}

# For a function with a qualifier, the ARN as it is invoked: with :live behind.
variable "target_functions" {
  description = "The ARNs of the Lambda functions that keepwarm.yaml names or finds. The warmer may invoke these and no others."
  type        = list(string)
  default     = []
}

variable "find_functions" {
  description = "Whether keepwarm.yaml searches for functions by their tags, with discover."
  type        = bool
  default     = false
}

# Set it outside of the files, as in TF_VAR_environment='{PAYMENTS_TOKEN="…"}'. Terraform keeps a copy in its state.
variable "environment" {
  description = "What each $${NAME} of keepwarm.yaml stands for."
  type        = map(string)
  default     = {}
  sensitive   = true
}
