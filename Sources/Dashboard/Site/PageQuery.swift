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
        guard let spans = request.values(of: "since"), let span = PageSpan.named(spans.last),
            let after = request.values(of: "after"), let next = request.values(of: "next"),
            let open = request.values(of: "open")
        else { return nil }
        self.span = span
        self.after = after.last
        self.next = next.last
        charts = open.isEmpty ? .few : .of(Set(open))
    }
}
