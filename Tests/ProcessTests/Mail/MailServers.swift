import Foundation
import Glibc
import TestSupport

/// A real Postfix and a real Dovecot of the test's own, on ports and in a folder of their own. They end with their
/// first processes, so that nothing outlives the test, however it ends.
///
/// Mail for `complaints@in.redress.test` lies where Dovecot shows it; of `people.test` Ann and Bedwyr have mailboxes, `away`
/// and `rude` are robots, and nobody else is there.
struct MailServers {
    private let stage: Stage
    private let folder: URL
    private let smtpPort: Int
    private let imapPort: Int

    static var areInstalled: Bool {
        geteuid() == 0 && [postfix, master, dovecot].allSatisfy(FileManager.default.isExecutableFile)
    }

    static let need = "Postfix and Dovecot have to be installed, and starting them takes root"

    private static let postfix = "/usr/sbin/postfix"
    private static let master = "/usr/lib/postfix/sbin/master"
    private static let dovecot = "/usr/sbin/dovecot"
    private static let inbox = "complaints@in.redress.test"
    private static let password = "only-for-tests"

    /// Starts both, and waits until they take connections.
    init(on stage: Stage) async throws {
        self.stage = stage
        folder = stage.folder.appending(path: "servers")
        smtpPort = try Loopback.freePort()
        imapPort = try Loopback.freePort()
        try makeFolders()
        try write(mainConfiguration, to: "etc/main.cf")
        try write(masterConfiguration, to: "etc/master.cf")
        try write(mailboxes, to: "etc/mailboxes")
        try write(transports, to: "etc/transports")
        try write(dovecotConfiguration, to: "dovecot.conf")
        try FileManager.default.copyItem(at: Self.fixture("robot.py"), to: folder.appending(path: "robot.py"))
        try await start()
    }

    /// For a worker that sends and receives here.
    var settings: [String: String] {
        [
            "SMTP_URL": "smtp://127.0.0.1:\(smtpPort)?name=tests.example", "MAIL_INBOX": Self.inbox,
            "MAIL_FROM": "cases@in.redress.test", "IMAP_USER": "complaints", "IMAP_PASSWORD": Self.password,
            "IMAP_URL":
                "imaps://localhost:\(imapPort)/INBOX?ca_file=\(Self.certificate("localhost-authority.pem").path)",
            "IMAP_SECONDS": "1",
        ]
    }

    /// Hands a message to Postfix.
    func send(_ raw: String, from sender: String, to recipient: String = inbox) async throws {
        guard let python = ProcessInfo.processInfo.environment["REDRESS_TEST_PYTHON"] else { throw NoPython() }
        let file = folder.appending(path: "\(UUID().uuidString).eml")
        try raw.replacing("\n", with: "\r\n").write(to: file, atomically: true, encoding: .utf8)
        let arguments = [Self.fixture("send_mail.py").path, "\(smtpPort)", sender, recipient, file.path]
        let child = stage.add(
            try Child(
                "send_mail", executable: URL(filePath: python), arguments: arguments, environment: [:],
                log: file.appendingPathExtension("log")))
        guard try await child.end(within: .seconds(20)) == .exited(0) else {
            throw EndedEarly(name: child.name, log: child.log)
        }
    }

    /// What lies in a mailbox, oldest first. Dovecot may rename a message (from `new` to `cur`, or for its flags) while
    /// it is looked for; then it is looked again.
    func messages(of mailbox: String) throws -> [ReceivedMail] {
        while true {
            do {
                return try files(of: mailbox).map {
                    ReceivedMail(raw: Array(try Data(contentsOf: $0)), recipient: mailbox)
                }
            } catch CocoaError.fileReadNoSuchFile {
                continue
            }
        }
    }

    /// `new` first, so that none is missed that moves meanwhile; one that is seen twice is the same up to its flags.
    private func files(of mailbox: String) throws -> [URL] {
        let found = try ["new", "cur"].flatMap { part -> [URL] in
            let path = folder.appending(path: "mail/\(mailbox)/\(part)")
            guard FileManager.default.fileExists(atPath: path.path) else { return [] }
            return try FileManager.default.contentsOfDirectory(at: path, includingPropertiesForKeys: nil)
        }
        let byName = Dictionary(found.map { (Self.uniqueName(of: $0), $0) }) { _, later in later }
        return byName.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Maildir puts a message's flags after a colon.
    private static func uniqueName(of file: URL) -> Substring {
        file.lastPathComponent.prefix { $0 != ":" }
    }

    /// Whom the robots have answered.
    var robotAnswers: [String] {
        let log = try? String(contentsOf: folder.appending(path: "mail/robots.log"), encoding: .utf8)
        return log?.split(separator: "\n").map(String.init) ?? []
    }

    /// Whether Postfix has nothing left to deliver.
    var isIdle: Bool {
        ["incoming", "active", "deferred"].allSatisfy { part in
            let queue = folder.appending(path: "queue/\(part)").path
            let entries = FileManager.default.enumerator(atPath: queue)?.compactMap { $0 as? String } ?? []
            return !entries.contains { $0.utf8.count > 6 }
        }
    }

    // MARK: - starting

    private func start() async throws {
        let check = try launch("postfix-check", Self.postfix, ["-c", path("etc"), "check"])
        guard try await check.end(within: .seconds(20)) == .exited(0) else {
            throw EndedEarly(name: check.name, log: check.log)
        }
        // `master` itself, not `postfix start`: a first process that ends when the test does. `-d` keeps it from making a
        // session of its own.
        let servers = [
            try launchServer("postfix", Self.master, ["-c", path("etc"), "-d"]),
            try launchServer("dovecot", Self.dovecot, ["-c", path("dovecot.conf"), "-F"]),
        ]
        for (server, port) in zip(servers, [smtpPort, imapPort]) {
            try await eventually("\(server.name) takes connections", within: .seconds(20)) {
                guard server.isRunning else { throw EndedEarly(name: server.name, log: server.log) }
                return Loopback.takesConnections(port: port)
            }
        }
    }

    /// Under a shell, and ended when that is, however it ends: the pipe that only the shell holds open tells.
    ///
    /// These servers close every file that they inherit, also the one by which Foundation sees that a process has ended:
    /// it would wait for this one, and for no other meanwhile. They inherit blocked signals as well, so only one that
    /// cannot be blocked ends them; their children end with them.
    private func launchServer(_ name: String, _ program: String, _ arguments: [String]) throws -> Child {
        let script = #"""
            mkfifo "$0"
            "$@" & server=$!
            { read -r _ < "$0"; kill -KILL $server; } &
            exec 9> "$0"
            wait $server
            """#
        return try launch(name, "/bin/sh", ["-c", script, path("\(name).alive"), program] + arguments)
    }

    private func launch(_ name: String, _ program: String, _ arguments: [String]) throws -> Child {
        stage.add(
            try Child(
                name, executable: URL(filePath: program), arguments: arguments, environment: [:],
                log: folder.appending(path: "\(name).log")))
    }

    private func makeFolders() throws {
        for name in ["etc", "queue", "data", "mail", "dovecot"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try FileManager.default.setAttributes([.ownerAccountName: "postfix"], ofItemAtPath: path("data"))
        try FileManager.default.setAttributes([.ownerAccountName: "nobody"], ofItemAtPath: path("mail"))
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    private static func fixture(_ name: String) -> URL { tests.appending(path: "Fixtures/\(name)") }

    private static func certificate(_ name: String) -> URL {
        tests.deletingLastPathComponent().appending(path: "GatewaysTests/Fixtures/\(name)")
    }
}

extension MailServers {
    /// Everything is accepted at first, so that an unknown user makes Postfix write a report.
    private var mainConfiguration: String {
        """
        compatibility_level = 3.6
        queue_directory = \(path("queue"))
        data_directory = \(path("data"))
        daemon_directory = /usr/lib/postfix/sbin
        command_directory = /usr/sbin
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file = \(path("postfix.log"))
        maillog_file_prefixes = \(folder.path)
        myhostname = mx.redress.test
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        smtpd_relay_restrictions = permit_mynetworks, reject
        smtpd_reject_unlisted_recipient = no
        smtpd_timeout = 5s
        recipient_delimiter = +
        virtual_mailbox_domains = in.redress.test, people.test, o2.example.invalid
        virtual_mailbox_base = \(path("mail"))
        virtual_mailbox_maps = texthash:\(path("etc/mailboxes"))
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        virtual_minimum_uid = 1
        transport_maps = texthash:\(path("etc/transports"))
        alias_maps =
        alias_database =
        default_transport = error: nothing leaves this machine

        """
    }

    private var masterConfiguration: String {
        """
        127.0.0.1:\(smtpPort) inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd
        polite unix - n n - - pipe user=nobody argv=/usr/bin/python3 \(robot("polite"))
        rude unix - n n - - pipe user=nobody argv=/usr/bin/python3 \(robot("rude"))

        """
    }

    private func robot(_ kind: String) -> String {
        "\(path("robot.py")) \(smtpPort) \(kind) \(path("mail/robots.log")) ${sender} ${recipient}"
    }

    private var mailboxes: String {
        "\(Self.inbox) complaints/\nann@people.test ann/\nbedwyr@people.test bedwyr/\nadr@o2.example.invalid o2/\n"
            + "away@people.test away/\nrude@people.test rude/\n"
    }

    private var transports: String { "away@people.test polite:\nrude@people.test rude:\n" }

    private var dovecotConfiguration: String {
        """
        protocols = imap
        listen = 127.0.0.1
        base_dir = \(path("dovecot/run"))
        state_dir = \(path("dovecot/state"))
        log_path = \(path("dovecot.log"))
        ssl = required
        ssl_cert = <\(Self.certificate("localhost.pem").path)
        ssl_key = <\(Self.certificate("localhost.pem").path)
        disable_plaintext_auth = yes
        mail_location = maildir:\(path("mail/complaints"))
        first_valid_uid = 1
        first_valid_gid = 1
        passdb {
          driver = static
          args = password=\(Self.password)
        }
        userdb {
          driver = static
          args = uid=65534 gid=65534 home=\(path("mail"))
        }
        service imap-login {
          inet_listener imap {
            port = 0
          }
          inet_listener imaps {
            port = \(imapPort)
            ssl = yes
          }
        }

        """
    }
}
