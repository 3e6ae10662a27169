import NIOHTTP1
import Testing

@testable import LambdaEmulator

@Suite("Routes")
struct RouteTests {
    @Test(
        "The most specific route that fits takes a request",
        arguments: [
            ("GET", "/orders", "GET /orders"), ("GET", "/orders/", "GET /orders"), ("POST", "/orders", "ANY /orders"),
            ("GET", "/orders/7", "GET /orders/{id}"), ("GET", "/orders/latest", "ANY /orders/latest"),
            ("DELETE", "/orders/7", "ANY /orders/{proxy+}"), ("GET", "/orders/7/items/9", "ANY /orders/{proxy+}"),
            ("GET", "/files/a/b", "$default"), ("GET", "/", "GET /"), ("PUT", "/", "$default"),
        ]
    )
    func choosesRoute(method: String, path: String, key: String) throws {
        let table = RouteTable(
            try [
                ("*", "$default"), ("*", "/orders/{proxy+}"), ("GET", "/orders/{id}"), ("*", "/orders"),
                ("GET", "/orders"), ("*", "/orders/latest"), ("GET", "/"),
            ].map { method, path in
                let path = try #require(RoutePath(path))
                return APIRoute(api: .http, method: method == "*" ? nil : method, path: path, function: "orders")
            }
        )

        let match = table.match(method: .init(rawValue: method), parts: parts(path))

        #expect(match?.route.key == key)
    }

    @Test("Parameters take what stands in their place, as it is written")
    func takesParameters() throws {
        let path = try #require(RoutePath("/shops/{shop}/files/{file+}"))

        let match = path.match(parts("/shops/caf%C3%A9/files/a/b.txt"))

        #expect(match?.map(\.name) == ["shop", "file"])
        #expect(match?.map(\.value) == ["caf%C3%A9", "a/b.txt"])
        #expect(path.match(parts("/shops/x/files")) == nil)
        #expect(path.match(parts("/shops//files/a")) == nil)
    }

    @Test(
        "A path that no route can have is refused",
        arguments: ["", "orders", "/a{id}", "/{id", "/{}", "/{a+}/b", "//", "/a//b", "/{a b}", "/}"]
    )
    func refusesPath(text: String) {
        #expect(RoutePath(text) == nil)
    }

    @Test("Without a $default there may be no route")
    func findsNone() throws {
        let path = try #require(RoutePath("/orders"))
        let table = RouteTable([APIRoute(api: .http, method: "get", path: path, function: "orders")])

        #expect(table.match(method: .GET, parts: parts("/orders"))?.route.method == "GET")
        #expect(table.match(method: .POST, parts: parts("/orders")) == nil)
        #expect(table.match(method: .GET, parts: parts("/order")) == nil)
    }

    private func parts(_ path: String) -> [Substring] {
        var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }
}
