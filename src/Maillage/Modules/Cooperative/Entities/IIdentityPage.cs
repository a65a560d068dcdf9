namespace Maillage.Modules.Cooperative.Entities;

/// <summary>A page whose form types an identity: what the shared fields bind to.</summary>
public interface IIdentityPage
{
    IdentityForm Input { get; }
}
