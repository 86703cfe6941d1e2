using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.Payments.Disputes;
using Gigafibre.Portal.Features.Payments.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

public static class PaymentsTables
{
    extension(PortalDb db)
    {
        public DbSet<PaymentAttempt> PaymentAttempts => db.Set<PaymentAttempt>();

        public DbSet<AttemptInvoice> AttemptInvoices => db.Set<AttemptInvoice>();

        public DbSet<PaymentRefund> PaymentRefunds => db.Set<PaymentRefund>();

        public DbSet<PaymentDispute> PaymentDisputes => db.Set<PaymentDispute>();

        public DbSet<OthersDebit> OthersDebits => db.Set<OthersDebit>();

        public DbSet<PaymentLink> PaymentLinks => db.Set<PaymentLink>();

        public DbSet<StripeCustomer> StripeCustomers => db.Set<StripeCustomer>();

        public DbSet<RefundOrder> RefundOrders => db.Set<RefundOrder>();
    }
}
