import ArgumentParser
import Bootstrap
import Domain
import Operations

struct StaffLoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract:
            "Gives somebody a password and an authenticator's secret for the staff's pages, in the place of any other.",
        discussion: "Both are printed this one time. The pages are at /staff.")

    @Option(help: "The address that they were added with.")
    var email: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let login = try await CommandContext.withWiring({ try await GiveLogin($0.office)(email: email) }) else {
            throw ValidationError(
                "nobody of the staff has the e-mail address \(email); redress staff list shows who is there")
        }
        output.report(json: login.json) { login.inWords }
    }
}

extension Login {
    var inWords: String { "password       \(password)\nauthenticator  \(authenticator)" }

    var json: JSONValue {
        ["email": .string(email), "password": .string(password), "authenticator": .string(authenticator)]
    }
}
