import Foundation
import Glibc

/// PostgreSQL's processes on this machine, by /proc: the postmaster and its children, those that ended included.
public struct ServerProcesses: Sendable {
    private let postmaster: Int32

    /// - Parameter backend: any process of the server.
    /// - Returns: `nil` when the server is elsewhere.
    public init?(backend: Int32) {
        guard let stat = ProcessStat(of: backend), stat.name.hasPrefix("postgres"),
            ProcessStat(of: stat.parent)?.name.hasPrefix("postgres") == true
        else { return nil }
        postmaster = stat.parent
    }

    /// User and system time of all of them so far.
    public var processorSeconds: Double? {
        guard let root = ProcessStat(of: postmaster) else { return nil }
        let living = ProcessStat.all().filter { $0.parent == postmaster }
        return living.reduce(root.ownSeconds + root.endedChildrenSeconds) { $0 + $1.ownSeconds }
    }
}

/// `/proc/PID/stat`, the parts of interest (proc(5)).
public struct ProcessStat: Sendable {
    public let name: String
    public let parent: Int32
    public let ownSeconds: Double
    /// Of children that were waited for.
    public let endedChildrenSeconds: Double

    public init?(of process: Int32) {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return nil }
        self.init(text: text)
    }

    public init?(text: String) {
        // The name stands in parentheses and may hold some itself.
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else { return nil }
        let fields = text[text.index(after: close)...].split(separator: " ")
        guard fields.count > 14, let parent = Int32(fields[1]) else { return nil }
        let ticks = fields[11...14].compactMap { Double($0) }
        guard ticks.count == 4 else { return nil }
        let perSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
        name = String(text[text.index(after: open)..<close])
        self.parent = parent
        ownSeconds = (ticks[0] + ticks[1]) / perSecond
        endedChildrenSeconds = (ticks[2] + ticks[3]) / perSecond
    }

    static func all() -> [ProcessStat] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { Int32($0) }.compactMap { ProcessStat(of: $0) }
    }
}
