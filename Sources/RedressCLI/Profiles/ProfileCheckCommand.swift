import ArgumentParser
import Domain
import Foundation

struct ProfileCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks a code of practice and lists everything that is wrong with it.")

    @Argument(help: "A scheme profile in YAML.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let yaml = try readFile()
        do throws(ProfileError) {
            let profile = try SchemeProfile.load(yaml: yaml)
            output.report(json: [
                "valid": true, "id": .string(profile.id.rawValue), "version": .string(profile.version),
            ]) {
                "\(file) is in order: \(profile.id) version \(profile.version), \(profile.title)"
            }
        } catch {
            output.report(json: ["valid": false, "problems": .array(error.problems.map(\.json))]) {
                error.problems.map { "\(file): \($0)" }.joined(separator: "\n")
            }
            throw ExitCode.failure
        }
    }

    private func readFile() throws -> String {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw CommandFailure("\(file) cannot be read")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("\(file) is not UTF-8 text")
        }
        return text
    }
}

extension ProfileProblem {
    fileprivate var json: JSONValue {
        [
            "path": .string(path), "line": line.map { JSONValue(count: $0) } ?? .null, "message": .string(message),
        ]
    }
}
