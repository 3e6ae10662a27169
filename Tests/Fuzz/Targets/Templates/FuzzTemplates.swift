import FuzzProperties

/// Checks one input.
///
/// libFuzzer, which brings the `main`, calls this by its name, and keeps an input that ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func checkInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(BrokenProperty) {
        try TemplateProperties.check(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    } catch {
        fatalError("\(error)")
    }
}
