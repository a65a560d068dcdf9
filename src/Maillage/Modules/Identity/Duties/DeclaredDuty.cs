namespace Maillage.Modules.Identity.Duties;

/// <summary>A separation of duties that a cooperative may ask for.</summary>
/// <param name="Key">Constant: <c>ledger.payment</c>.</param>
/// <param name="Label">In French: « Qui a préparé un paiement ne le valide pas ».</param>
public sealed record DeclaredDuty(string Key, string Label);
