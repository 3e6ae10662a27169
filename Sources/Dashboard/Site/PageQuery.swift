/// What an address asks of a page, behind its question mark.
struct PageQuery: Hashable {
    /// How far back to look.
    let span: PageSpan

    /// The latest round that the reader has already: only what changes is asked for, and nothing when that is the latest.
    let after: String?

    /// What the reader has been told of the next round; `nil` when that is no matter.
    let next: String?

    /// Whose charts the reader looks at.
    let charts: DashboardContent.Charts

    /// Reads the query of a request; `nil` when it asks for what there is not.
    init?(_ request: SiteRequest) {
        guard let parameters = try? request.parameters() else { return nil }
        func values(_ name: String) -> [String] { parameters.filter { $0.name == name }.map(\.value) }
        guard let span = PageSpan.named(values("since").last) else { return nil }
        self.span = span
        after = values("after").last
        next = values("next").last
        let open = values("open")
        charts = open.isEmpty ? .few : .of(Set(open))
    }
}
