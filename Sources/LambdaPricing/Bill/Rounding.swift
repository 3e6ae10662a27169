/// How cents are made of exact amounts.
public enum Rounding: String, CaseIterable, Sendable {
    /// The total is rounded from the exact sum. Lines, rounded for themselves, may differ from it by a cent.
    case total

    /// The total is the sum of rounded lines, as on AWS's pricing page.
    case parts
}
