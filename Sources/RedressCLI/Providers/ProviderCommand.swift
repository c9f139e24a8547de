import ArgumentParser
import Bootstrap
import Domain
import Operations

struct ProviderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "provider", abstract: "Looks after the people of the providers, who sign in to their inbox.",
        discussion: "The pages are at /provider.",
        subcommands: [
            ProviderUsersCommand.self, ProviderAddUserCommand.self, ProviderLoginCommand.self,
            ProviderRemoveUserCommand.self,
        ])
}

struct ProviderAddUserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-user", abstract: "Adds somebody, and prints their password and authenticator's secret once.")

    @Option(help: "Whose people they are: a provider's id, such as o2. They see its whole company's cases.")
    var provider: String

    @Option(help: "How they are called.")
    var name: String

    @Option(help: "What they sign in with.")
    var email: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let id = ProviderID(rawValue: provider)
        let login = try await CommandContext.withWiring {
            try await ProviderUsers($0.office).add(name: name, email: email, provider: id)
        }
        output.report(json: login.json) { login.inWords }
    }
}

struct ProviderLoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Gives somebody another password and secret, in the place of the ones before.")

    @Option(help: "The address that they were added with.")
    var email: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let login = try await CommandContext.withWiring { try await ProviderUsers($0.office).login(email: email) }
        output.report(json: login.json) { login.inWords }
    }
}

struct ProviderRemoveUserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-user",
        abstract: "Takes somebody off. They are signed out at once.",
        discussion: "The secret links that their company was mailed go on working.")

    @Option(help: "The address that they were added with.")
    var email: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await CommandContext.withWiring { try await ProviderUsers($0.office).remove(email: email) }
        output.report(json: ["removed": .string(email)]) { "\(email) cannot sign in any more" }
    }
}

struct ProviderUsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users", abstract: "Lists who can sign in, by provider.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let users = try await CommandContext.withWiring { try await ProviderUsers($0.office).list() }
        output.report(json: .array(users.map(\.json))) {
            users.isEmpty ? "nobody yet; redress provider add-user adds somebody" : table(users)
        }
    }

    private func table(_ users: [ProviderUserEntry]) -> String {
        var table = TextTable("PROVIDER", "NAME", "E-MAIL")
        for user in users { table.add(user.provider.rawValue, user.name, user.email) }
        return table.text
    }
}

extension ProviderUserEntry {
    fileprivate var json: JSONValue {
        ["provider": .string(provider.rawValue), "name": .string(name), "email": .string(email)]
    }
}
