/// The files that somebody starts with to deploy the warmer, as they stand in this folder.
package struct DeployTemplate: Hashable, Sendable {
    /// What the file is called where its tool looks for it, without a folder.
    package var name: String

    /// All of the file.
    package var text: String

    private init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// A `keepwarm.yaml` with two targets and a comment on what else there is.
    package static var configuration: DeployTemplate {
        DeployTemplate("keepwarm.yaml", PackageResources.keepwarm_yaml)
    }

    /// The template for AWS SAM.
    package static var sam: [DeployTemplate] {
        [DeployTemplate("template.yaml", PackageResources.template_yaml)]
    }

    /// The template for the Serverless Framework.
    package static var serverless: [DeployTemplate] {
        [DeployTemplate("serverless.yml", PackageResources.serverless_yml)]
    }

    /// The templates for Terraform.
    package static var terraform: [DeployTemplate] {
        [
            DeployTemplate("main.tf", PackageResources.main_tf),
            DeployTemplate("variables.tf", PackageResources.variables_tf),
        ]
    }
}
