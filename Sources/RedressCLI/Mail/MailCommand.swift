import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Operations

struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Takes mail in, and sees to what waits for a person.",
        subcommands: [
            MailIngestCommand.self, MailListCommand.self, MailShowCommand.self, MailFileCommand.self,
            MailSettleCommand.self, MailReachableCommand.self,
        ])
}

/// The id of a message, as `redress mail list` prints it.
struct MailArgument: ParsableArguments {
    @Argument(help: "The id of a message, as redress mail list prints it.")
    var id: String

    var uuid: UUID {
        get throws {
            guard let uuid = UUID(uuidString: id) else { throw ValidationError("\"\(id)\" is no id of a message") }
            return uuid
        }
    }

    func validate() throws {
        _ = try uuid
    }

    /// Puts what can be wrong into words.
    func explaining<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch MailTrouble.noSuchMail {
            throw CommandFailure("there is no message \(id)")
        } catch MailTrouble.noSuchCase {
            throw CommandFailure("there is no such case")
        } catch MailTrouble.nothingToDo {
            throw CommandFailure("the message \(id) does not wait for anybody")
        }
    }
}

/// The reference of a case, as people write it.
struct ReferenceArgument: ParsableArguments {
    @Argument(help: "Such as ABCD-EFGH; case, spaces and hyphens do not matter.")
    var reference: String

    var parsed: Reference {
        get throws {
            guard let parsed = Reference(reference) else {
                throw ValidationError("\"\(reference)\" is no reference: eight letters and digits")
            }
            return parsed
        }
    }

    func validate() throws {
        _ = try parsed
    }
}

/// Who outside the scheme.
enum OutsideParty: String, ExpressibleByArgument, CaseIterable {
    case complainant, provider

    var party: Party { self == .complainant ? .complainant : .provider }
}
