/** While a page that is one list is being read. */
import { PageSkeleton } from "../../../ui/skeletons";

export default function ListLoading() {
  return <PageSkeleton cards={0} rows={6} />;
}
