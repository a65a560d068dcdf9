namespace Maillage.Ballots;

/// <summary>Everything that makes an election, or a part of it, be refused. The list is closed: a verification never answers with anything else.</summary>
public enum FindingKind
{
    /// <summary>The file is not an archive as §4.4 of the specification wants it: a header of a file, a length, what fills a block.</summary>
    MalformedArchive,

    /// <summary>A file inside the archive is not named after the SHA-256 of its content.</summary>
    WrongHash,

    /// <summary>The same content is twice in the archive.</summary>
    RepeatedData,

    /// <summary>Data that no event points to.</summary>
    UnusedData,

    /// <summary>An event points to data that does not precede it.</summary>
    MissingData,

    /// <summary>An event does not name the one before it as its parent, or its height does not follow.</summary>
    BrokenChain,

    /// <summary>An event comes where its type may not come.</summary>
    EventOutOfOrder,

    /// <summary>A message is not JSON as the specification describes it: a field missing, unknown or twice, a number out of range.</summary>
    MalformedMessage,

    /// <summary>A ballot is not written in the one way that its tracker and its signature stand for.</summary>
    NotCanonical,

    /// <summary>A number is not an element of the group.</summary>
    NotInGroup,

    /// <summary>A version of the protocol or of the archive that this library does not know.</summary>
    UnknownVersion,

    /// <summary>A group that this library does not know.</summary>
    UnknownGroup,

    /// <summary>A question whose ballots are mixed instead of added, or a mixing event.</summary>
    UnsupportedQuestion,

    /// <summary>A question that nobody can answer: no answer, or bounds that no choice fits.</summary>
    ImpossibleQuestion,

    /// <summary>A trustee does not prove that they know their private key.</summary>
    WrongKeyProof,

    /// <summary>A certificate or a coefficient message of a threshold trustee is not signed as it should be.</summary>
    WrongCertificate,

    /// <summary>The key of a threshold trustee is not the one its peers' coefficients give, or their number does not fit the threshold.</summary>
    WrongThresholdKey,

    /// <summary>The election's key is not the product of the trustees' keys.</summary>
    WrongElectionKey,

    /// <summary>The same credential is twice in the list.</summary>
    RepeatedCredential,

    /// <summary>A credential counts for more than one voice.</summary>
    WeightedCredential,

    /// <summary>A ballot made for another election, or for another version of this one.</summary>
    OtherElection,

    /// <summary>A ballot whose credential is not in the list.</summary>
    UnknownCredential,

    /// <summary>A ballot without the answers, ciphertexts or proofs that the questions ask for.</summary>
    WrongShape,

    /// <summary>A ballot that is not signed by its credential, or was changed since.</summary>
    WrongSignature,

    /// <summary>A ciphertext is not proved to hold 0 or 1.</summary>
    WrongIndividualProof,

    /// <summary>The number of choices is not proved to be within the bounds of the question.</summary>
    WrongOverallProof,

    /// <summary>A blank vote is not proved to choose nothing else.</summary>
    WrongBlankProof,

    /// <summary>A ballot, or a ciphertext of it, was already in the urn.</summary>
    RepeatedBallot,

    /// <summary>The encrypted tally is not the product of the counted ballots.</summary>
    WrongTally,

    /// <summary>The number of ballots written beside the tally is not the number counted.</summary>
    WrongTallySize,

    /// <summary>A partial decryption by nobody, or the second of the same trustee.</summary>
    WrongDecryptionOwner,

    /// <summary>A decryption factor that its trustee does not prove.</summary>
    WrongDecryption,

    /// <summary>A result without the decryptions it needs.</summary>
    MissingDecryption,

    /// <summary>The result is not what the decryptions give.</summary>
    WrongResult,

    /// <summary>A later copy of an election does not begin with the earlier one.</summary>
    NotAContinuation,
}
