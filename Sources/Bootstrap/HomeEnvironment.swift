import Foundation

/// What `deploy/run` started its processes with, written down in `REDRESS_HOME/environment` as `KEY=value` lines, so
/// that `redress` finds the same database in a second terminal.
enum HomeEnvironment {
    /// The file's variables under those of the environment; just the environment where there is no such file.
    static func variables(for environment: [String: String]) -> [String: String] {
        let home = environment["REDRESS_HOME"] ?? ".redress"
        guard let text = try? String(contentsOfFile: "\(home)/environment", encoding: .utf8) else {
            // Most often there is none; then the missing DATABASE_URL is what the reader is told of.
            return environment
        }
        let written = text.split(separator: "\n").compactMap(variable)
        return Dictionary(written) { _, last in last }.merging(environment) { _, present in present }
    }

    private static func variable(_ line: Substring) -> (String, String)? {
        guard let equals = line.firstIndex(of: "="), !line.hasPrefix("#") else { return nil }
        return (String(line[..<equals]), String(line[line.index(after: equals)...]))
    }
}
