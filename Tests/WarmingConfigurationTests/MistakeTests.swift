import Testing
import WarmingConfiguration
import YAMLConfiguration

@Suite("Configuration mistakes")
struct MistakeTests {
    @Test("Every mistake of a file is told, in the order of the file")
    func tellsAll() {
        let yaml = """
            schedul: rate(5 minutes)
            timeout: 10
            targets:
              - name: orders
                url: https://api.example.com/orders
                timout: 3s
                url: https://api.example.com/other
              - nam: customers
              - name: orders
                url: ftp://api.example.com
                environments: "3"
              - name: orders
                url: https://api.example.com/third
            defaults:
              method: ON
            """

        #expect(
            mistakes(yaml) == [
                "keepwarm.yaml:1:1: unknown key 'schedul'; did you mean 'schedule'?",
                "keepwarm.yaml:2:10: 'timeout' is the number 10; write a unit, like 10s",
                "keepwarm.yaml:6:5: unknown key 'timout'; did you mean 'timeout'?",
                "keepwarm.yaml:7:5: duplicate key 'url'; it is on line 5 already",
                "keepwarm.yaml:8:5: unknown key 'nam'; did you mean 'name'?",
                "keepwarm.yaml:8:5: the key 'url' or 'function' is missing in a target",
                "keepwarm.yaml:10:10: 'ftp' is not a scheme to ping; use http or https",
                "keepwarm.yaml:11:19: 'environments' must be a whole number from 1 to 1000, not a text; "
                    + "leave the quotes out",
                "keepwarm.yaml:12:11: the target name 'orders' is taken by line 4; choose another",
                "keepwarm.yaml:15:11: 'ON' is not a method to ping with; "
                    + "use one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
            ]
        )
    }

    @Test(
        "A misspelt key is told with the nearest one",
        arguments: [
            ("max_in_flight", "max-in-flight"), ("maxInFlight", "max-in-flight"), ("timezome", "timezone"),
            ("time-zone", "timezone"), ("Schedule", "schedule"), ("target", "targets"), ("dealdine", "deadline"),
            ("interval", "schedule"), ("endpoints", "targets"), ("cafile", "ca-file"),
        ]
    )
    func suggestsKey(written: String, key: String) {
        let expected = "keepwarm.yaml:1:1: unknown key '\(written)'; did you mean '\(key)'?"
        #expect(mistakes(file(top: "\(written): 1")) == [expected])
    }

    @Test("A key that belongs elsewhere is told where, and one like no other is told what there is")
    func placesKey() {
        #expect(
            mistakes(file(top: "method: GET", "colour: red")) == [
                "keepwarm.yaml:1:1: unknown key 'method' at the top of the file; write it in 'defaults' or in a target",
                "keepwarm.yaml:2:1: unknown key 'colour'; the keys at the top of the file are targets, schedule, "
                    + "timezone, timeout, deadline, max-in-flight, slice, retries, slow, ca-file, heartbeat, alerts, "
                    + "history, dashboard, defaults",
            ]
        )
        #expect(
            mistakes(file(target: "schedule: rate(1 minute)")) == [
                "keepwarm.yaml:4:5: unknown key 'schedule' in a target; write it at the top of the file"
            ]
        )
    }

    @Test(
        "A value of another type is told with what is wanted and what came",
        arguments: [
            ("schedule: [a]", "1:11: 'schedule' must be a text, not a list"),
            ("schedule: 5", "1:11: 'schedule' must be a text, not the number 5; put it in quotes if it is meant"),
            ("schedule:", "1:1: 'schedule' is empty; write a text, or leave the key out"),
            ("retries: two", "1:10: 'retries' must be a whole number from 0 to 10, not a text"),
            ("retries: 11", "1:10: 'retries' must be a whole number from 0 to 10, not 11"),
            ("retries: -1", "1:10: 'retries' must be a whole number from 0 to 10, not -1"),
            ("retries: 1.5", "1:10: 'retries' must be a whole number from 0 to 10, not 1.5"),
            ("retries: 0x1", "1:10: 'retries' must be a whole number from 0 to 10, not 0x1"),
            ("max-in-flight: 0", "1:16: 'max-in-flight' must be a whole number from 1, not 0"),
            (
                "max-in-flight: 99999999999999999999",
                "1:16: 'max-in-flight' must be a whole number from 1, not 99999999999999999999"
            ),
            ("deadline: 1.5", "1:11: 'deadline' is the number 1.5; write a unit, like 1.5s"),
            ("deadline: true", "1:11: 'deadline' must be a duration, like 300ms, 10s, 5m or 2h, not the boolean true"),
            ("deadline: 0s", "1:11: 'deadline' is 0s; give it at least 1ms"),
            ("heartbeat: ftp://a.example", "1:12: 'ftp' is not a scheme to ping; use http or https"),
            ("alerts: https://a.example", "1:9: 'alerts' must be a list of mappings with a url, not a text"),
            ("alerts: []", "1:9: 'alerts' is an empty list; write a url, or leave the key out"),
            ("alerts: [https://a.example]", "1:10: an alert must be a mapping with a url, not a text"),
            ("alerts: [{}]", "1:10: the key 'url' is missing in an alert"),
            ("alerts: [{url: ftp://a.example}]", "1:16: 'ftp' is not a scheme to ping; use http or https"),
            (
                "alerts: [{url: 'https://a.example', afer: 3}]",
                "1:37: unknown key 'afer'; did you mean 'after'?"
            ),
            (
                "alerts: [{url: 'https://a.example', after: 0}]",
                "1:44: 'after' must be a whole number from 1 to 1000, not 0"
            ),
            (
                "alerts: [{url: 'https://a.example', cold-share: 0.2}]",
                "1:49: 'cold-share' is the number 0.2; write it with its sign, like 20%"
            ),
            (
                "alerts: [{url: 'https://a.example', cold-share: 120%}]",
                "1:49: '120%' is not a share; write 0% to 99%"
            ),
            (
                "alerts: [{url: 'https://a.example', format: teams}]",
                "1:45: 'teams' is not a format of alerts; write json or slack"
            ),
            (
                "alerts: [{url: 'https://a.example'}, {url: 'https://a.example', after: 3}]",
                "1:38: this alert is in the list already; leave it out"
            ),
            ("history: keepwarm.sqlite", "1:10: 'history' must be a mapping with a file, not a text"),
            ("history: {keep-pings: 7d}", "1:10: the key 'file' is missing in 'history'"),
            ("history: {file: ''}", "1:17: 'file' is empty; write the path of the history"),
            ("history: {file: a, keep: 7d}", "1:20: unknown key 'keep'; did you mean 'keep-pings'?"),
            ("history: {file: a, keep-pings: 7}", "1:32: 'keep-pings' is the number 7; write a unit, like 7d"),
            ("history: {file: a, keep-pings: 1y}", "1:32: '1y' is no length of time; write it like 24h, 7d or 4w"),
            ("history: {file: a, keep-pings: 59m}", "1:32: 'keep-pings' is 59m; make it 1h at least"),
            ("history: {file: a, keep-rounds: 6d}", "1:33: 'keep-rounds' is 6d; make it as long as pings at least"),
            ("dashboard: 8080", "1:12: 'dashboard' must be an address, like 127.0.0.1:8080, not the number 8080"),
            ("dashboard: ':8080'", "1:12: ':8080' is no address to listen on; write one like 127.0.0.1:8080"),
            (
                "deadline: soon",
                "1:11: 'soon' is not a duration; write a number and a unit, like 300ms, 10s, 5m or 2h"
            ),
            (
                "defaults: {accept: true}",
                "1:20: 'accept' must be a status, or statuses and ranges, like 200-299,401, "
                    + "not the boolean true"
            ),
            (
                "defaults: {method: 1}",
                "1:20: 'method' must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, "
                    + "not the number 1"
            ),
            ("defaults:", "1:1: 'defaults' is empty; write a mapping, or leave the key out"),
            ("defaults: [a]", "1:11: 'defaults' must be a mapping, not a list"),
            ("defaults: {insecure: yes}", "1:22: 'insecure' must be true or false, not a text; write true"),
            (
                "defaults: {insecure: 'true'}",
                "1:22: 'insecure' must be true or false, not a text; leave the quotes out"
            ),
            ("defaults: {headers: {A: [b]}}", "1:25: the header 'A' must be a text, not a list"),
            ("defaults: {headers: {A: ~}}", "1:25: the header 'A' is empty; write its value, or \"\" for none"),
            ("defaults: {headers: {A: b, a: c}}", "1:28: duplicate key 'a'; it is on line 1 already"),
            (
                "defaults: {headers: {Host Name: b}}",
                "1:22: 'Host Name' is not a header name; "
                    + "use letters, digits and hyphens, like X-Request-Source"
            ),
            (
                "defaults: {headers: {Upgrade: b}}",
                "1:22: the header 'Upgrade' is written by keepwarm itself; leave it out"
            ),
            ("defaults: {method: get}", "1:20: 'get' is not a method to ping with; did you mean 'GET'?"),
            (
                "defaults: {accept: []}",
                "1:20: 'accept' is an empty list; "
                    + "write a status, or statuses and ranges, like 200-299,401"
            ),
            (
                "defaults: {accept: [200, 700]}",
                "1:26: '700' is not a list of statuses; "
                    + "write statuses from 100 to 599 and ranges, like 200-299,401"
            ),
        ]
    )
    func refusesValue(line: String, message: String) {
        #expect(mistakes(file(top: line)) == ["keepwarm.yaml:\(message)"])
    }

    @Test(
        "A list of targets that cannot be used is told",
        arguments: [
            ("{}", "1:1: the key 'targets' is missing at the top of the file"),
            ("targets:", "1:1: 'targets' is empty; write a list"),
            ("targets: []", "1:10: 'targets' is an empty list; write at least one URL"),
            ("targets: https://a.example", "1:10: 'targets' must be a list, not a text"),
            ("targets: [1]", "1:11: a target must be a URL or a mapping, not the number 1"),
            ("targets:\n  -", "2:4: a target must be a URL or a mapping, not nothing"),
            ("targets: [[]]", "1:11: a target must be a URL or a mapping, not a list"),
            ("targets: [{}]", "1:11: the key 'url' or 'function' is missing in a target"),
            (
                "targets: ['']",
                "1:11: '' is not a URL to ping: write it with its scheme, like https://example.com/health"
            ),
            (
                "targets: [{url: 'https://u:p@a'}]",
                "1:17: a URL with a user name or password in it cannot be used; "
                    + "send them in an Authorization header instead"
            ),
            (
                "targets:\n- https://a.example\n- https://a.example",
                "3:3: the target 'https://a.example' is on line 2 "
                    + "already; write 'environments' for more pings"
            ),
            (
                "targets: [{url: https://a.example, name: ''}]",
                "1:42: a target's name is empty or has control characters; "
                    + "write a short name"
            ),
        ]
    )
    func refusesTargets(yaml: String, message: String) {
        #expect(mistakes(yaml) == ["keepwarm.yaml:\(message)"])
    }

    @Test("A mistake in the defaults is told once, whatever the number of targets")
    func tellsDefaultsOnce() {
        let yaml = "defaults: {method: GO, timeout: 1}\ntargets: [https://a.example, https://b.example]"

        #expect(mistakes(yaml).count == 2)
    }

    @Test("A program can tell the kinds of mistakes apart and find their places")
    func carriesCodes() {
        let yaml = "schedule:\nslow: [a]\nfoo: 1\nretries: 11\nfoo: 2\ntimeout: ${NONE}\ndefaults: {url: a, body: !x b}"

        let error = #expect(throws: ConfigurationErrors.self) { try parse(yaml) }

        let expected: [(ConfigurationError.Code, Int)] = [
            (.missingKey, 1), (.empty, 1), (.wrongType, 2), (.unknownKey, 3), (.invalidValue, 4), (.unknownKey, 5),
            (.variable, 6), (.unknownKey, 7), (.unsupported, 7),
        ]
        #expect(error?.errors.map(\.code) == expected.map(\.0))
        #expect(error?.errors.map(\.place?.line) == expected.map(\.1))
        #expect(error?.errors.allSatisfy { $0.file == "keepwarm.yaml" } == true)
    }

    @Test("A message stays on one line, whatever the file holds")
    func escapesControlCharacters() {
        let messages = mistakes(file(top: #"deadline: "1\n2\e[31m""#))

        #expect(messages.first?.hasPrefix(#"keepwarm.yaml:1:11: '1\n2\u{1B}[31m' is not a duration"#) == true)
    }
}
