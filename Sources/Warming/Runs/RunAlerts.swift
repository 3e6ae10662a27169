/// The alerts of a run, each with what it has told.
struct RunAlerts {
    /// A message on its way to somebody.
    struct Delivery {
        let alert: Alert
        let message: AlertMessage
    }

    private var machines: [AlertMachine] = []

    init(_ alerts: [Alert]) {
        replace(with: alerts)
    }

    /// Whether a message is under way.
    var areDelivering: Bool { machines.contains(where: \.isDelivering) }

    /// A round has ended: what to deliver of it.
    mutating func roundEnded(_ report: RoundReport) -> [Delivery] {
        machines.indices.compactMap { index in
            machines[index].roundEnded(report).map { Delivery(alert: machines[index].alert, message: $0) }
        }
    }

    /// A delivery has ended: what to deliver next to the same.
    mutating func deliveryEnded(to alert: Alert, arrived: Bool) -> Delivery? {
        guard let index = index(of: alert) else { return nil }
        return machines[index].deliveryEnded(arrived: arrived).map { Delivery(alert: alert, message: $0) }
    }

    /// Which of the alerts one is, from 1; `nil` when it is none of them any more.
    func number(of alert: Alert) -> Int? {
        index(of: alert).map { $0 + 1 }
    }

    /// Goes on with other alerts; those that stay as they are remember what they have told.
    mutating func replace(with alerts: [Alert]) {
        machines = alerts.map { alert in
            machines.first { $0.alert == alert } ?? AlertMachine(alert)
        }
    }

    private func index(of alert: Alert) -> Int? {
        machines.firstIndex { $0.alert == alert }
    }
}
