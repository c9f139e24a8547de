import Gateways
import Operations

extension Wiring {
    /// `nil` where no text messages are sent.
    ///
    /// - Throws: `ConfigurationError`
    func textGateway() throws -> HTTPTextGateway? {
        guard let url = configuration.smsURL else { return nil }
        do {
            return HTTPTextGateway(
                try TextGatewayConfiguration(
                    url: url, token: configuration.smsToken ?? "", sender: configuration.smsFrom))
        } catch {
            throw ConfigurationError(problems: [error.description])
        }
    }

    /// `nil` where the gateway reports nothing.
    ///
    /// - Throws: `ConfigurationError` for a secret that could be guessed
    func takeReceipt() throws -> TakeReceipt? {
        guard let secret = configuration.smsReceiptSecret else { return nil }
        guard secret.utf8.count >= 32 else {
            throw ConfigurationError(problems: [
                "SMS_RECEIPT_SECRET has \(secret.utf8.count) characters; it has to have at least 32"
            ])
        }
        return TakeReceipt(office, secret: Array(secret.utf8))
    }
}
