@testable import SAMTemplates

/// What holds for every file that is read as a zip archive.
package enum ArchiveProperties {
    /// The most bytes that a file is unpacked to here.
    private static let sizeLimit = 1 << 20

    /// Checks the properties.
    ///
    /// - Parameter input: The bytes of an archive.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        let reader = ZipReader(input)
        switch Result(catching: { () throws(UnpackingError) in try reader.files() }) {
        case .failure(let error): try BrokenProperty.unlessOneLine(error.description, "the complaint")
        case .success(let files):
            try BrokenProperty.unless(files.count <= input.count, "there are files out of nothing")
            for file in files where file.size <= sizeLimit { try checkContents(of: file, reader) }
        }
    }

    private static func checkContents(of file: ZipReader.File, _ reader: ZipReader) throws(BrokenProperty) {
        switch Result(catching: { () throws(UnpackingError) in try reader.contents(of: file) }) {
        case .failure(let error): try BrokenProperty.unlessOneLine(error.description, "the complaint")
        case .success(let contents):
            try BrokenProperty.unless(contents.count == file.size, "a file has another size")
        }
    }
}
