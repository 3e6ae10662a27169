import ArgumentParser
import DeployTemplates

/// A tool that puts the warmer into an AWS account.
enum DeploymentTool: String, EnumerableFlag {
    case sam
    case serverless
    case terraform

    /// The files that it deploys from.
    var templates: [DeployTemplate] {
        switch self {
        case .sam: DeployTemplate.sam
        case .serverless: DeployTemplate.serverless
        case .terraform: DeployTemplate.terraform
        }
    }

    /// What to type in the folder of the templates.
    var deployCommands: [String] {
        switch self {
        case .sam: ["sam deploy --guided --stack-name keepwarm"]
        case .serverless: ["serverless deploy"]
        case .terraform: ["terraform init", "terraform apply"]
        }
    }

    static func help(for tool: DeploymentTool) -> ArgumentHelp? {
        switch tool {
        case .sam: "Add a template for AWS SAM."
        case .serverless: "Add one for the Serverless Framework."
        case .terraform: "Add one for Terraform."
        }
    }
}
