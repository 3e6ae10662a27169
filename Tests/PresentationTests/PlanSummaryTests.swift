import Presentation
import Testing
import Warming

@Suite("Summary of a plan")
struct PlanSummaryTests {
    @Test("The targets and the bounds are shown, and no secret")
    func shows() throws {
        let orders = try Target(
            name: "orders",
            endpoint: HTTPEndpoint(
                url: HTTPURL("https://api.example/orders?key=hunter2"),
                shownURL: "https://api.example/orders?key=${KEY}",
                method: "POST",
                headers: [
                    HTTPHeader(name: "Authorization", value: "Bearer hunter2"),
                    HTTPHeader(name: "X-Warm", value: "hunter2"),
                ],
                body: Array("hunter2".utf8),
                accept: AcceptedStatuses("200-299,401")
            ),
            environments: 3,
            timeout: .seconds(5)
        )
        let catalog = try Target(endpoint: HTTPEndpoint(url: HTTPURL("https://b.example/")))
        let summary = PlanSummary(
            targets: [orders, catalog],
            schedule: "rate(5 minutes)",
            limits: try RoundLimits(deadline: .seconds(60), maxInFlight: 200, retries: 1),
            hasOwnMaxInFlight: true
        )

        #expect(
            summary.text(style: .plain) == """
                TARGET              METHOD  URL                                    ENVIRONMENTS  TIMEOUT  ACCEPT       HEADERS
                orders              POST    https://api.example/orders?key=${KEY}             3       5s  200-299,401  Authorization, X-Warm
                https://b.example/  GET     https://b.example/                                1      10s  200-299

                2 targets; 4 pings a round; rate(5 minutes); deadline 1m; slow after 1s; at most 200 in flight; 1 retry

                """
        )
        #expect(!summary.text(style: Style(isColoured: true)).contains("hunter2"))
    }

    @Test("What was not chosen is said to be so, or left out")
    func defaults() throws {
        let summary = PlanSummary(
            targets: [try Target(endpoint: HTTPEndpoint(url: HTTPURL("https://b.example/")))],
            schedule: nil,
            limits: try RoundLimits(maxInFlight: 1),
            hasOwnMaxInFlight: false
        )

        #expect(
            summary.text(style: .plain).hasSuffix(
                "\n\n1 target; 1 ping a round; no schedule; no deadline; slow after 1s\n"
            )
        )
    }

    @Test("Functions and searches are shown with what is special about them, and no payload")
    func functions() throws {
        let targets = [
            try Target(.function(LambdaFunction(name: "orders:live")), environments: 10),
            try Target(.function(LambdaFunction(name: "old", region: "us-east-1", payload: Array("hunter2".utf8)))),
            try Target(.function(LambdaFunction(name: "node", dialect: .lambdaWarmer)), environments: 5),
            try Target(
                .discovery(
                    FunctionDiscovery(
                        tag: "keepwarm",
                        role: "arn:aws:iam::123456789012:role/warmer",
                        qualifier: "live"
                    )
                ),
                environments: 2
            ),
        ]
        let summary = PlanSummary(
            targets: targets,
            schedule: "rate(5 minutes)",
            limits: try RoundLimits(maxInFlight: 1),
            hasOwnMaxInFlight: false
        )

        #expect(
            summary.text(style: .plain) == """
                TARGET        METHOD  DESTINATION                                                        ENVIRONMENTS  TIMEOUT  ACCEPT  HEADERS
                orders:live   invoke  orders:live                                                                  10      10s
                old           invoke  old in us-east-1 (raw)                                                        1      10s
                node          invoke  node (lambda-warmer)                                                          5      10s
                tag keepwarm  invoke  tag keepwarm, each :live as arn:aws:iam::123456789012:role/warmer             2      10s

                3 targets; 1 search for more; 12 pings a round; rate(5 minutes); no deadline; slow after 1s

                """
        )
    }
}
