/// What a template takes for granted: the account, the region and the stack that it is deployed to.
public struct TemplateSurroundings: Hashable, Sendable {
    /// The region, such as `us-east-1`.
    public var region: String

    /// The account's number, twelve digits.
    public var accountID: String

    /// The name of the stack.
    public var stackName: String

    /// Creates surroundings.
    public init(region: String = "us-east-1", accountID: String = "123456789012", stackName: String = "local") {
        self.region = region
        self.accountID = accountID
        self.stackName = stackName
    }

    /// What a pseudo parameter stands for; `nil` for any other name.
    ///
    /// `AWS::NoValue` stands for nothing, and is none of them here.
    func pseudoParameter(_ name: String) -> String? {
        switch name {
        case "AWS::Region": region
        case "AWS::AccountId": accountID
        case "AWS::StackName": stackName
        case "AWS::StackId": "arn:aws:cloudformation:\(region):\(accountID):stack/\(stackName)/local"
        case "AWS::Partition": "aws"
        case "AWS::URLSuffix": "amazonaws.com"
        default: nil
        }
    }

    /// The names of all pseudo parameters.
    static let pseudoParameters = [
        "AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName",
        "AWS::URLSuffix",
    ]

    /// The resource name of a function.
    func functionARN(_ name: String) -> String { "arn:aws:lambda:\(region):\(accountID):function:\(name)" }
}
