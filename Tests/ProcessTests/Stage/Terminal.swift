import Foundation
import Glibc
import TestSupport

/// A command of `redress` on a terminal of its own: util-linux's `script` makes one and copies what it shows.
struct Terminal {
    private let child: Child
    private let keyboard = Pipe()
    private let screen: URL

    init(on stage: Stage, running arguments: [String]) throws {
        let name = stage.nextName(of: .redress)
        screen = stage.folder.appending(path: "\(name).out")
        let command = ([try ProgramName.redress.executable().path] + arguments).joined(separator: " ")
        child = stage.add(
            try Child(
                name, executable: URL(filePath: "/usr/bin/script"),
                arguments: ["--quiet", "--flush", "--return", "--command", command, "/dev/null"],
                environment: stage.environment(of: .redress, named: name).filter { !$0.value.isEmpty },
                log: stage.folder.appending(path: "\(name).log"), output: screen, input: keyboard))
    }

    /// How often the screen was cleared.
    var screens: Int {
        let shown = (try? String(contentsOf: screen, encoding: .utf8)) ?? ""
        return shown.split(separator: "\u{1B}[2J", omittingEmptySubsequences: false).count - 1
    }

    func pressControlC() {
        keyboard.fileHandleForWriting.write(Data([3]))
    }

    func ends() async throws {
        try await child.end()
    }
}
