/// How large a package may be, in bytes.
///
/// Lambda's megabyte has 1,024 kilobytes. Source: docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html.
package enum PackageLimits: Sendable {
    /// The most bytes of a zip that is uploaded directly; a larger one would have to go through S3.
    package static let zipped = 50 * 1024 * 1024

    /// The most bytes of all files in a zip.
    package static let unzipped = 250 * 1024 * 1024
}
