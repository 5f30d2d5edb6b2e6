/** While a page of this organisation is being read. */
import { PageSkeleton } from "../../../ui/skeletons";

export default function OrganisationLoading() {
  return <PageSkeleton />;
}
