import ArgumentParser
import SAMTemplates

/// What a template does not say itself.
struct EmulatorTemplateOptions: ParsableArguments {
    @Option(
        name: .customLong("parameter"),
        help: ArgumentHelp("A value for a parameter of the template.", valueName: "name=value")
    )
    var parameterTexts: [String] = []

    @Option(help: ArgumentHelp("The region in ARNs and in the functions' environment.", valueName: "name"))
    var region = "us-east-1"

    @Option(help: ArgumentHelp("The account in ARNs, twelve digits.", valueName: "number"))
    var account = "123456789012"

    @Option(help: ArgumentHelp("What AWS::StackName stands for.", valueName: "name"))
    var stackName = "local"

    func validate() throws {
        guard account.count == 12, account.allSatisfy({ ("0"..."9").contains($0) }) else {
            throw ValidationError("'\(account)' is no account; write its twelve digits.")
        }
        _ = try parameters()
    }

    /// The values of parameters by their names.
    func parameters() throws -> [String: String] {
        var parameters: [String: String] = [:]
        for text in parameterTexts {
            guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
                throw ValidationError("'\(text)' is no parameter; write NAME=VALUE.")
            }
            parameters[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        return parameters
    }

    /// Where the template is as if deployed to.
    var surroundings: TemplateSurroundings {
        TemplateSurroundings(region: region, accountID: account, stackName: stackName)
    }
}
