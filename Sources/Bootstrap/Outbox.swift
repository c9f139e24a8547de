import Gateways
import Operations

/// The ways out: a relay where one is named, a folder otherwise.
struct Outbox {
    let mailer: any Mailer
    let printTray: any PrintTray

    init(_ configuration: ProcessConfiguration) throws {
        if let smtpURL = configuration.smtpURL {
            mailer = SMTPMailer(try SMTPConfiguration(url: smtpURL))
        } else {
            mailer = FolderMailer(folder: configuration.mailFolder)
        }
        printTray = FolderPrintTray(
            folder: configuration.mailFolder + "/letters",
            press: configuration.letterProgram.map(LetterPress.init))
    }
}
