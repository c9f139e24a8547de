import FoundationEssentials
public import Operations

/// Puts each message as `<fileName>.eml` into a folder, for a start without a relay and for rehearsals.
///
/// A file is there whole or not at all, and survives a power cut once `send` has returned. The same message sent twice
/// is one file.
public struct FolderMailer: Mailer {
    private let folder: String

    /// - Parameter folder: made, with what leads to it, when a message comes and it is not there.
    public init(folder: String) {
        self.folder = folder
    }

    public func send(_ mail: ComposedMail) async throws(MailError) -> MailReceipt {
        guard DurableFile.isSafe(mail.fileName) else { throw .refused(answer: "553 5.6.0 unusable file name") }
        let folder = self.folder
        let outcome = await OwnThread.run("folder-mailer") {
            Result { () throws(MailError) in try Self.write(mail, into: folder) }
        }
        try outcome.get()
        return MailReceipt(relay: "folder", answer: "250 2.0.0 kept as \(mail.fileName).eml")
    }

    private static func write(_ mail: ComposedMail, into folder: String) throws(MailError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try DurableFile.write(mail.raw, to: "\(mail.fileName).eml", in: folder)
        } catch let error as FileTrouble {
            throw .unreachable(reason: "the mail folder: \(error.explanation)")
        } catch {
            throw .unreachable(reason: "the mail folder cannot be made")
        }
    }
}
