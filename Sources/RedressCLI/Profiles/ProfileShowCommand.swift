import ArgumentParser
import Domain

struct ProfileShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a code of practice as a person would read it; all of them without an ID.")

    @Argument(help: "Such as cisas-style.")
    var id: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let profiles = try chosen()
        output.report(json: .array(profiles.map { ProfileDocument(profile: $0).json })) {
            profiles.map { ProfileText(profile: $0).text }.joined(separator: "\n\n")
        }
    }

    private func chosen() throws -> [SchemeProfile] {
        let all = SchemeProfiles.bundled.all
        guard let id else { return all }
        let chosen = all.filter { $0.id.rawValue == id }
        guard chosen.isEmpty else { return chosen }
        let known = all.map(\.id.rawValue).joined(separator: ", ")
        throw CommandFailure("there is no profile \"\(id)\"; there are \(known)")
    }
}
