/// Who took a message over from us, as a person would say it. Accepted is all that is known: nothing is ever called
/// delivered.
enum Handover: Equatable {
    case mailFolder
    case printTray
    case relay(String)

    /// - Parameter relay: as the mailer and the print tray call themselves
    init(relay: String) {
        switch relay {
        case "folder": self = .mailFolder
        case "print tray": self = .printTray
        default: self = .relay(relay)
        }
    }

    /// After "was".
    var inWords: String {
        switch self {
        case .mailFolder: "written to the mail folder"
        case .printTray: "put into the print tray"
        case .relay(let name): "accepted by the mail relay \(name)"
        }
    }
}
