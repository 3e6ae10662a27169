import ArgumentParser
import FoundationEssentials
import Presentation
import UnixSignals
import Warming
import WarmingConfiguration
import YAMLConfiguration

/// The file that a run takes its plan from, again whenever it changes.
struct PlanSource: Sendable {
    let path: String
    let maxInFlight: Int

    /// What tells one version of the file from another: which file it is, when it was written, and how long it is.
    struct Version: Hashable, Sendable {
        var inode: UInt64?
        var modified: Date?
        var size: UInt64?
    }

    /// The file's present version; `nil` while there is none, as in the middle of a replacement.
    var version: Version? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        return Version(
            inode: (attributes[.systemFileNumber] as? UInt).map(UInt64.init),
            modified: attributes[.modificationDate] as? Date,
            size: attributes[.size] as? UInt64
        )
    }

    /// Reads the plan.
    ///
    /// Complaints go to standard error and end the command with 64.
    func load() throws -> (RunPlan, WarmingConfiguration) {
        let configuration = try InputFile.configuration(at: path)
        do {
            return (try plan(of: configuration), configuration)
        } catch let error as WarmingError {
            Console.complain("\(path): \(error.message)")
            throw ExitCode(64)
        }
    }

    /// Watches signals and the file until cancelled, and tells the run.
    func watch(
        since version: Version?,
        signals: UnixSignalsSequence,
        log: RunLog,
        controller: AsyncStream<RunControl>.Continuation
    ) async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await signal in signals {
                    if signal == .sighup { reload(log: log, controller: controller) } else { controller.yield(.stop) }
                }
            }
            group.addTask {
                var known = version
                while (try? await Task.sleep(for: .seconds(1))) != nil {
                    guard let present = self.version, present != known else { continue }
                    known = present
                    reload(log: log, controller: controller)
                }
            }
        }
    }

    private func reload(log: RunLog, controller: AsyncStream<RunControl>.Continuation) {
        do {
            let configuration = try WarmingConfiguration(contentsOf: path, environment: Console.environment)
            controller.yield(.reload(try plan(of: configuration)))
        } catch {
            if let text = try? log.refused("\(error)", at: SystemWallClock().now) { Console.write(text) }
        }
    }

    private func plan(of configuration: WarmingConfiguration) throws -> RunPlan {
        guard let schedule = configuration.schedule else {
            throw WarmingError(.invalidSchedule, "the file has no schedule; write one, like schedule: rate(5 minutes)")
        }
        return RunPlan(
            schedule: schedule.schedule,
            zone: schedule.zoneRules,
            targets: configuration.targets,
            limits: try configuration.limits(maxInFlight: maxInFlight),
            heartbeat: configuration.heartbeat,
            alerts: configuration.alerts
        )
    }
}
