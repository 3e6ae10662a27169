import LambdaEmulator
import Presentation
import SAMTemplates
import Warming

/// What the emulator says when it is ready.
struct EmulatorAnnouncement {
    let file: String
    let definitions: EmulatorDefinitions
    let settings: EmulatorSettings
    let doors: EmulatorDoors

    /// The lines, the last of which is `# ready`.
    func text(style: Style) -> String {
        var lines = definitions.functions.map { function in
            "function  \(function.name), \(function.runtime.name), \(function.memorySizeMB) MB, "
                + "timeout \(function.timeout.text)"
        }
        for route in definitions.routes {
            lines.append("route     \(route.key) -> \(route.function)")
        }
        lines.append("Lambda    \(doors.lambdaURL)")
        if let url = doors.httpURL { lines.append("HTTP      \(url)") }
        lines.append("idle      environments end \(settings.idleLifetime.text) after their last invocation")
        if settings.startDelay > .zero {
            lines.append("added     \(settings.startDelay.text) to each start, which this machine does not take")
        }
        lines.append("# ready")
        return lines.map { $0 + "\n" }.joined()
    }
}
